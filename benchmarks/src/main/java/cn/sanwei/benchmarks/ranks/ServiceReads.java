package cn.sanwei.benchmarks.ranks;

import cn.sanwei.rating.read.rankings.Rankings;
import cn.sanwei.rating.read.standings.Standings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rating service's own statements, as it sends them: as its role, behind row-level security, with the division set
 * first and each row as JSON.
 */
final class ServiceReads implements AutoCloseable {
    static final String WHOLE_TOWNSHIP = new UUID(0, 0).toString();

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");
    private static final String DIVISION = "select cast(enter_division(?, '') as text)";

    private final Connection connection;
    private final Map<String, Prepared> prepared = new HashMap<>();

    private record Prepared(PreparedStatement statement, List<String> parameters) {}

    /** @param place and {@code of} within one's own organisation */
    record OwnPlace(int place, int of) {}

    /** @param place null for one who has none */
    record Placed(UUID member, long total, Integer place) {}

    /** Where a page begins: after this one. */
    record After(long total, UUID member) {
        static final After NOBODY = new After(Long.MAX_VALUE, new UUID(-1, -1));
    }

    /** @param connection is closed with this; its transactions are this one's */
    ServiceReads(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    OwnPlace ownPlace(UUID member) throws SQLException {
        List<JsonNode> found = rows(
                Standings.IN_CYCLE,
                Map.of("township", Crowd.TOWNSHIP, "cycle", Crowd.CYCLE, "member", member.toString()));
        JsonNode row = found.getFirst();
        return new OwnPlace(
                row.get("in_branch").intValue(), row.get("of_branch").intValue());
    }

    List<Placed> ofTownship(After after, int limit) throws SQLException {
        return page(Rankings.EVERYBODY, WHOLE_TOWNSHIP, after, limit);
    }

    List<Placed> ofLarge(After after, int limit) throws SQLException {
        return page(Rankings.ORGANISATION_BY_ORGANISATION, Crowd.LARGE.toString(), after, limit);
    }

    private List<Placed> page(String sql, String organisations, After after, int limit) throws SQLException {
        List<Placed> page = new ArrayList<>(limit);
        for (JsonNode row : rows(
                sql,
                Map.of(
                        "township",
                        Crowd.TOWNSHIP,
                        "cycle",
                        Crowd.CYCLE,
                        "organisations",
                        organisations,
                        "total",
                        Long.toString(after.total()),
                        "member",
                        after.member().toString(),
                        "limit",
                        Integer.toString(limit)))) {
            page.add(new Placed(
                    UUID.fromString(row.get("member").textValue()),
                    row.get("total").longValue(),
                    row.get("rank").isNull() ? null : row.get("rank").intValue()));
        }
        return page;
    }

    private List<JsonNode> rows(String sql, Map<String, String> parameters) throws SQLException {
        Prepared division = prepared(DIVISION, DIVISION);
        division.statement().setString(1, Crowd.TOWNSHIP);
        division.statement().executeQuery().close();
        Prepared wanted = prepared(sql, "select cast(to_jsonb(found) as text) from (" + sql + ") found");
        for (int i = 0; i < wanted.parameters().size(); i++) {
            wanted.statement()
                    .setString(i + 1, parameters.get(wanted.parameters().get(i)));
        }
        List<JsonNode> read = new ArrayList<>();
        try (ResultSet rows = wanted.statement().executeQuery()) {
            while (rows.next()) {
                read.add(JSON.readTree(rows.getString(1)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made no JSON", e);
        }
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED) {
            connection.commit();
        }
        return read;
    }

    private Prepared prepared(String name, String sql) throws SQLException {
        Prepared known = prepared.get(name);
        if (known == null) {
            List<String> parameters = new ArrayList<>();
            Matcher named = PARAMETER.matcher(sql);
            while (named.find()) {
                parameters.add(named.group(1));
            }
            known = new Prepared(connection.prepareStatement(named.replaceAll("?")), parameters);
            prepared.put(name, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
