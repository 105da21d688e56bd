package cn.sanwei.rating.projector;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is stored of members and branches, for many of them at once. */
final class StoredLedgers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Long>> MEASURES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final Statements statements;

    StoredLedgers(Statements statements) {
        this.statements = statements;
    }

    Set<UUID> membersOf(String township) throws SQLException {
        return Set.copyOf(statements.query(
                "select distinct member from roster_line where township = ?",
                row -> Statements.uuid(row, "member"),
                township));
    }

    Set<UUID> scoredBranchesOf(String township) throws SQLException {
        return Set.copyOf(statements.query(
                "select distinct organisation from branch_standing where township = ?"
                        + " union select subject from fact where township = ? and subject_kind = 'organisation'",
                row -> Statements.uuid(row, "organisation"),
                township,
                township));
    }

    Map<UUID, MemberState> load(String township, Collection<UUID> members) throws SQLException {
        Map<UUID, MemberState> states = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach(member -> states.put(member, new MemberState()));
        Statements.Column wanted = statements.column("uuid", members, member -> member);
        facts(township, members)
                .forEach((subject, facts) -> states.get(subject).facts.addAll(facts));
        statements
                .query(
                        "select * from roster_line where township = ? and member = any(?)",
                        StoredLedgers::rosterLine,
                        township,
                        wanted)
                .forEach(line -> states.get(line.member().member()).rosterLines.add(line));
        statements
                .query(
                        "select * from standing where township = ? and member = any(?)",
                        StoredLedgers::standing,
                        township,
                        wanted)
                .forEach(standing -> states.get(standing.key().member())
                        .standings
                        .put(standing.key().cycle(), standing));
        statements
                .query(
                        "select * from ledger_entry where township = ? and member = any(?) and superseded_at is null",
                        StoredLedgers::entry,
                        township,
                        wanted)
                .forEach(entry -> states.get(entry.standing().member())
                        .entries
                        .computeIfAbsent(entry.standing().cycle(), cycle -> new java.util.ArrayList<>())
                        .add(entry));
        statements
                .query(
                        "select * from frozen_standing where township = ? and member = any(?)",
                        StoredLedgers::frozen,
                        township,
                        wanted)
                .forEach(frozen -> states.get(frozen.standing().member())
                        .frozen
                        .put(frozen.standing().cycle(), frozen));
        statements
                .query(
                        "select subject, cycle from awarded where township = ? and kind = 'member' and subject = any(?)",
                        row -> Map.entry(Statements.uuid(row, "subject"), row.getString("cycle")),
                        township,
                        wanted)
                .forEach(award -> states.get(award.getKey()).awardedCycles.add(award.getValue()));
        return states;
    }

    /** Facts by subject; a subject without any is not in it. */
    Map<UUID, List<Fact>> facts(String township, Collection<UUID> subjects) throws SQLException {
        Map<UUID, List<Fact>> found = new HashMap<>();
        statements
                .query(
                        "select * from fact where township = ? and subject = any(?)",
                        StoredLedgers::fact,
                        township,
                        statements.column("uuid", subjects, subject -> subject))
                .forEach(fact -> found.computeIfAbsent(
                                UUID.fromString(fact.subject().id()), subject -> new java.util.ArrayList<>())
                        .add(fact));
        return found;
    }

    static String measures(Fact fact) {
        Map<String, Long> plain = new HashMap<>();
        fact.measures().forEach((name, measure) -> plain.put(name, measure.tenThousandths()));
        return json(plain);
    }

    static String attributes(Fact fact) {
        return json(fact.attributes());
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

    private static Rows.RosterRow rosterLine(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new Rows.RosterRow(
                new Rows.MemberKey(row.getString("township"), Statements.uuid(row, "member")),
                row.getString("sequence"),
                Statements.uuid(row, "event"),
                Statements.uuid(row, "organisation"),
                status == null ? null : MemberStatus.valueOf(status),
                Set.copyOf(Statements.texts(row, "categories")),
                Set.copyOf(Statements.texts(row, "posts")),
                Statements.day(row, "from_day"),
                row.getBoolean("left_township"));
    }

    private static Rows.StandingKey key(ResultSet row) throws SQLException {
        return new Rows.StandingKey(row.getString("township"), Statements.uuid(row, "member"), row.getString("cycle"));
    }

    private static Rows.StandingRow standing(ResultSet row) throws SQLException {
        return new Rows.StandingRow(
                key(row),
                row.getInt("partition"),
                Statements.uuid(row, "organisation"),
                row.getString("state"),
                row.getString("outcome"),
                row.getLong("total"),
                row.getLong("base"),
                row.getLong("platform"),
                row.getLong("points"),
                row.getLong("wish"),
                row.getString("grade"),
                row.getLong("corrections"),
                row.getString("rule_book"),
                row.getInt("rule_book_version"),
                row.getString("ledger_hash"),
                row.getInt("grade_changes"),
                new Rows.Done(
                        row.getInt("articles_read"),
                        row.getInt("attended"),
                        row.getInt("missed"),
                        row.getInt("wishes_fulfilled")),
                Statements.instant(row, "as_of"));
    }

    private static Rows.StoredEntry entry(ResultSet row) throws SQLException {
        return new Rows.StoredEntry(
                row.getLong("id"),
                key(row),
                new Rows.EntryRow(
                        row.getString("fact"),
                        Statements.uuid(row, "event"),
                        row.getString("rule"),
                        row.getString("label"),
                        row.getString("micro"),
                        Statements.day(row, "on_day"),
                        Statements.instant(row, "occurred_at"),
                        row.getLong("raw"),
                        row.getLong("points"),
                        row.getString("reason"),
                        row.getString("rule_book"),
                        row.getInt("rule_book_version"),
                        row.getBoolean("after_close")));
    }

    private static Rows.FrozenRow frozen(ResultSet row) throws SQLException {
        return new Rows.FrozenRow(
                key(row),
                row.getLong("total"),
                row.getString("grade"),
                row.getString("outcome"),
                row.getString("ledger_hash"));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact's row is not what was written", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isQuarterClosed(String township, UUID request) throws SQLException {
        return !statements
                .query(
                        "select 1 from quarter_closing where township = ? and request = ? limit 1",
                        row -> row.getInt(1),
                        township,
                        request)
                .isEmpty();
    }

    /** Everybody who ever was on the roster, with his lines and nothing else. */
    Map<UUID, MemberState> rosterOf(String township) throws SQLException {
        Map<UUID, MemberState> states = new java.util.HashMap<>();
        statements
                .query("select * from roster_line where township = ?", StoredLedgers::rosterLine, township)
                .forEach(line -> states.computeIfAbsent(line.member().member(), member -> new MemberState())
                        .rosterLines
                        .add(line));
        return states;
    }
}
