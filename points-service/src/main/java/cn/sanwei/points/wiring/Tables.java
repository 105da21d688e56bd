package cn.sanwei.points.wiring;

import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The tables beside the events, as records: PostgreSQL makes JSON of a row and takes rows as JSON, so arrays, dates and
 * nulls need no mapping of their own, and a thousand rows are one statement. A component's name is the column's, in
 * snake case.
 */
public final class Tables {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Tables() {}

    /** @param sql a select whose columns are the record's; parameters are texts, so cast them in it */
    public static <T extends Record> Uni<List<T>> list(
            Transaction transaction, Class<T> row, String sql, Map<String, ?> parameters) {
        return texts(transaction, sql, parameters).map(found -> read(row, found));
    }

    /**
     * The same before it is read: of thousands of rows that is done when the transaction is over, with {@link #read(Class,
     * List)}.
     */
    public static Uni<List<String>> texts(Transaction transaction, String sql, Map<String, ?> parameters) {
        Mutiny.SelectionQuery<String> query = transaction
                .session()
                .createNativeQuery("select cast(to_jsonb(found) as text) from (" + sql + ") found", String.class);
        parameters.forEach((name, value) -> query.setParameter(name, value.toString()));
        return query.getResultList();
    }

    public static <T extends Record> List<T> read(Class<T> row, List<String> texts) {
        return texts.stream().map(json -> read(row, json)).toList();
    }

    public static <T extends Record> Uni<Optional<T>> first(
            Transaction transaction, Class<T> row, String sql, Map<String, ?> parameters) {
        return list(transaction, row, sql, parameters)
                .map(found -> found.stream().findFirst());
    }

    /** @param sql a condition, whether rows exist or anything else that is true or false */
    public static Uni<Boolean> holds(Transaction transaction, String sql, Map<String, ?> parameters) {
        return first(transaction, Holds.class, "select (" + sql + ") as holds", parameters)
                .map(answer -> answer.orElseThrow().holds());
    }

    /** @return how many rows it changed */
    public static Uni<Integer> change(Transaction transaction, String sql, Map<String, ?> parameters) {
        Mutiny.MutationQuery query = transaction.session().createNativeQuery(sql);
        parameters.forEach((name, value) -> query.setParameter(name, value.toString()));
        return query.executeUpdate();
    }

    public static Uni<Integer> insert(Transaction transaction, String table, List<? extends Record> rows) {
        return insert(transaction, table, rows, "");
    }

    /** @param onConflict what follows the rows: nothing, or an {@code on conflict} clause */
    public static Uni<Integer> insert(
            Transaction transaction, String table, List<? extends Record> rows, String onConflict) {
        return insert(transaction, prepared(table, rows, onConflict));
    }

    /**
     * Rows that wait to be inserted, as the statement takes them. Writing thousands takes time in which a transaction had
     * better not be open.
     *
     * @param rows JSON, empty where there are none
     */
    public record Insert(String sql, String rows) {}

    public static Insert prepared(String table, List<? extends Record> rows, String onConflict) {
        if (rows.isEmpty()) {
            return new Insert("", "");
        }
        String columns = Arrays.stream(rows.getFirst().getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .map(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE::translate)
                .collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + columns + ") select " + columns
                + " from jsonb_populate_recordset(cast(null as " + table + "), cast(cast(:rows as text) as jsonb)) "
                + onConflict;
        return new Insert(sql, write(rows));
    }

    public static Uni<Integer> insert(Transaction transaction, Insert prepared) {
        return prepared.rows().isEmpty()
                ? Uni.createFrom().item(0)
                : change(transaction, prepared.sql(), Map.of("rows", prepared.rows()));
    }

    /** One after the other. */
    public static Uni<Void> insertAll(Transaction transaction, List<Insert> prepared) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Insert next : prepared) {
            done = done.chain(() -> insert(transaction, next)).replaceWithVoid();
        }
        return done;
    }

    /** As a parameter that the statement casts to jsonb. */
    public static String json(Object value) {
        return write(value);
    }

    private static <T> T read(Class<T> row, String json) {
        try {
            return ROWS.readValue(json, row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is no " + row.getSimpleName(), e);
        }
    }

    private static String write(Object rows) {
        try {
            return ROWS.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows cannot be written", e);
        }
    }

    private record Holds(boolean holds) {}
}
