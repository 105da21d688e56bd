package cn.sanwei.rating.projector.stored;

import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Facts as they lie in their rows, and back. */
public final class StoredFacts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int USUAL_LENGTH = 120;
    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();
    private static final TypeReference<Map<String, Long>> MEASURES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Statements statements;

    StoredFacts(Statements statements) {
        this.statements = statements;
    }

    /** By subject; one without any is not in it. */
    Map<UUID, List<Fact>> of(String township, Collection<UUID> subjects) throws SQLException {
        Map<UUID, List<Fact>> found = new HashMap<>();
        statements
                .query("""
                        select f.*, k.subject_kind, k.type
                        from heard_fact f join heard_kind k on k.township = f.township and k.no = f.kind
                        where f.subject = any(?) and f.township = ?
                        """, StoredFacts::fact, statements.column("uuid", subjects, subject -> subject), township)
                .forEach(fact -> found.computeIfAbsent(
                                UUID.fromString(fact.subject().id()), subject -> new ArrayList<>())
                        .add(fact));
        return found;
    }

    /** Of these types alone, and whatever corrects. */
    Map<UUID, List<Fact>> of(String township, Collection<UUID> subjects, Set<String> types) throws SQLException {
        Map<UUID, List<Fact>> found = new HashMap<>();
        statements
                .query(
                        """
                        select f.*, k.subject_kind, k.type
                        from heard_fact f join heard_kind k on k.township = f.township and k.no = f.kind
                        where f.subject = any(?) and f.township = ? and (k.type = any(?) or f.cancels is not null)
                        """,
                        StoredFacts::fact,
                        statements.column("uuid", subjects, subject -> subject),
                        township,
                        statements.column("text", types, type -> type))
                .forEach(fact -> found.computeIfAbsent(
                                UUID.fromString(fact.subject().id()), subject -> new ArrayList<>())
                        .add(fact));
        return found;
    }

    /** As a JSON object, in ten-thousandths; null for none. */
    public static String measures(Fact fact) {
        if (fact.measures().isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder(USUAL_LENGTH).append('{');
        fact.measures().forEach((name, measure) -> name(json, name).append(':').append(measure.tenThousandths()));
        return json.append('}').toString();
    }

    /** As a JSON object; null for none. */
    public static String attributes(Fact fact) {
        if (fact.attributes().isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder(USUAL_LENGTH).append('{');
        fact.attributes().forEach((name, value) -> text(name(json, name).append(':'), value));
        return json.append('}').toString();
    }

    private static StringBuilder name(StringBuilder json, String name) {
        return text(json.length() == 1 ? json : json.append(','), name);
    }

    private static StringBuilder text(StringBuilder json, String text) {
        json.append('"');
        if (isPlain(text)) {
            json.append(text);
        } else {
            ESCAPES.quoteAsString(text, json);
        }
        return json.append('"');
    }

    /** Nearly all are words of a contract, in which nothing has to be escaped. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static Fact fact(ResultSet row) throws SQLException {
        Map<String, Measure> measures = new HashMap<>();
        read(row.getString("measures"), MEASURES).forEach((name, size) -> measures.put(name, new Measure(size)));
        String event = row.getString("event");
        return new Fact(
                event,
                event,
                new Subject(
                        row.getString("subject_kind").equals("member")
                                ? Subject.Kind.MEMBER
                                : Subject.Kind.ORGANISATION,
                        row.getString("subject")),
                row.getString("type"),
                Statements.instant(row, "occurred_at"),
                Statements.instant(row, "recorded_at"),
                measures,
                read(row.getString("attributes"), ATTRIBUTES),
                row.getString("cancels"));
    }

    private static <T> Map<String, T> read(String json, TypeReference<Map<String, T>> type) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact's row is not what was written", e);
        }
    }
}
