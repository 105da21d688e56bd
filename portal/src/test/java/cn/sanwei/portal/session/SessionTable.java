package cn.sanwei.portal.session;

import cn.sanwei.portal.standin.Browser;
import cn.sanwei.portal.standin.PortalParts;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The table of sessions, as somebody sees it who got at the database. */
final class SessionTable {

    boolean knows(String session) {
        return count("select count(*) from session where id_hash = ?", session) == 1;
    }

    void expire(String session) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update session set expires_at = now() - interval '1 minute' where id_hash = ?")) {
            statement.setBytes(1, TokenSeal.sha256(session));
            if (statement.executeUpdate() != 1) {
                throw new AssertionError("There is no such session");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void sweep() {
        Arc.container()
                .instance(SessionStore.class)
                .get()
                .deleteExpired()
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    /** Every byte of every row. */
    String everything() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery("select id_hash, tokens from session")) {
            while (rows.next()) {
                all.append(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
                all.append(new String(rows.getBytes(2), StandardCharsets.ISO_8859_1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return all.toString();
    }

    private long count(String sql, String session) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, TokenSeal.sha256(session));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(Browser.setting(PortalParts.POSTGRES), "portal_owner", "sanwei");
    }
}
