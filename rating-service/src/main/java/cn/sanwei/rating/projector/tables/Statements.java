package cn.sanwei.rating.projector.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Set-based statements over one JDBC connection: lists travel as arrays, so each is one round trip. */
public final class Statements {
    private final Connection connection;

    public Statements(Connection connection) {
        this.connection = connection;
    }

    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** One column of an {@code unnest}: the value of each row, as an array of the SQL type. */
    public <R> Column column(String sqlType, Collection<R> rows, Function<R, ?> value) {
        return new Column(
                sqlType, rows.stream().map(value).map(Statements::plain).toArray(ofKind(sqlType)));
    }

    /** What the driver knows the kind of it sends in the binary format; of anything else either side makes text. */
    private static IntFunction<Object[]> ofKind(String sqlType) {
        return switch (sqlType) {
            case "text" -> String[]::new;
            case "bigint" -> Long[]::new;
            case "integer" -> Integer[]::new;
            case "boolean" -> Boolean[]::new;
            default -> Object[]::new;
        };
    }

    public record Column(String sqlType, Object[] values) {}

    private PreparedStatement prepare(String sql, Object[] parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Column column) {
                statement.setArray(i + 1, connection.createArrayOf(column.sqlType(), column.values()));
            } else {
                statement.setObject(i + 1, plain(parameters[i]));
            }
        }
        return statement;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case null -> null;
            default -> value;
        };
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
