package cn.sanwei.rating.read;

import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Rows as records: PostgreSQL makes JSON of each, so that arrays, dates and nulls need no mapping of their own. A
 * component's name is the column's, in snake case.
 */
public final class Select {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Select() {}

    /** @param parameters travel as texts, so the statement casts them: {@code cast(cast(:member as text) as uuid)} */
    public static <T extends Record> Uni<List<T>> list(
            Transaction transaction, Class<T> row, String sql, Map<String, ?> parameters) {
        return texts(transaction, sql, parameters)
                .map(found -> found.stream().map(json -> read(row, json)).toList());
    }

    /** Unread, for so many rows that reading them must not hold the transaction up; {@link #read} takes each. */
    public static Uni<List<String>> texts(Transaction transaction, String sql, Map<String, ?> parameters) {
        Mutiny.SelectionQuery<String> query = transaction
                .session()
                .createNativeQuery("select cast(to_jsonb(found) as text) from (" + sql + ") found", String.class);
        parameters.forEach((name, value) -> query.setParameter(name, String.valueOf(value)));
        return query.getResultList();
    }

    public static <T extends Record> Uni<Optional<T>> first(
            Transaction transaction, Class<T> row, String sql, Map<String, ?> parameters) {
        return list(transaction, row, sql, parameters)
                .map(found -> found.stream().findFirst());
    }

    public static <T> T read(Class<T> row, String json) {
        try {
            return ROWS.readValue(json, row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is no " + row.getSimpleName(), e);
        }
    }
}
