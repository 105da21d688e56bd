package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.tables.Statements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a projection says of one township, as a hash of each thing that it says: ledgers and standings member by member,
 * what was frozen, awarded and is shown, and what all of that was made of. Left out are words (docs/adr/0020), and what
 * depends on how the events were cut into batches: times of processing, revisions, entries that are superseded.
 */
final class Contents {
    /**
     * Each: key, the member whom it concerns or null, and what is said. Parameters are the township and, where only some
     * members are looked at, these.
     */
    private static final Map<String, String> OF_MEMBERS = Map.of(
            "standing", """
                    select member || ' ' || cycle, member, cast(row(county, organisation, state, outcome, total, base, platform,
                           points, wish, grade, corrections, rule_book, rule_book_version, ledger_hash, articles_read,
                           attended, missed, wishes_fulfilled) as text)
                    from standing where township = ? and (? or member = any(?))""",
            "entries", """
                    select member || ' ' || cycle, member, string_agg(cast(row(fact, rule, event, micro, raw, points, on_day,
                           rule_book, rule_book_version, after_close) as text), E'\\n'
                           order by fact collate "C", rule collate "C", after_close)
                    from ledger_entry where township = ? and (? or member = any(?)) and superseded_at is null
                    group by member, cycle""",
            "facts", """
                    select cast(f.subject as text), f.subject, string_agg(cast(row(f.source, f.epoch, f.transaction, f.position,
                           f.event, k.event_type, k.type, f.occurred_at, f.recorded_at, f.cancels,
                           cast(f.measures as jsonb), cast(f.attributes as jsonb))
                           as text), E'\\n' order by f.source, f.epoch, f.transaction, f.position)
                    from heard_fact f join heard_kind k on k.township = f.township and k.no = f.kind
                    where f.township = ? and (? or f.subject = any(?)) group by f.subject""",
            "roster", """
                    select cast(member as text), member, string_agg(cast(row(county, sequence, event, organisation, status,
                           categories, posts, from_day, left_township) as text), E'\\n' order by sequence)
                    from roster_line where township = ? and (? or member = any(?)) group by member""",
            "frozen", """
                    select member || ' ' || cycle, member, cast(row(total, grade, outcome, ledger_hash) as text)
                    from frozen_standing where township = ? and (? or member = any(?))""",
            "frozen quarter", """
                    select member || ' ' || request, member, cast(row(cycle, quarter, organisation, earned, total, grade, outcome,
                           ledger_hash) as text)
                    from frozen_quarter where township = ? and (? or member = any(?))""");

    /** The same, of which a township has few. */
    private static final Map<String, String> OF_TOWNSHIPS = Map.ofEntries(
            Map.entry("closing", """
                    select cycle, cast(row(request, event, rule_book, rule_book_version, hash, closed_at) as text)
                    from cycle_closing where township = ?"""),
            Map.entry("closing before", """
                    select cycle || ' ' || request, cast(row(event, rule_book, rule_book_version, hash, closed_at) as text)
                    from superseded_closing where township = ?"""),
            Map.entry("frozen before", """
                    select member || ' ' || request, cast(row(cycle, total, grade, outcome, ledger_hash) as text)
                    from superseded_standing where township = ?"""),
            Map.entry("closing of a quarter", """
                    select organisation || ' ' || request, cast(row(cycle, quarter, event, rule_book, rule_book_version, hash,
                           closed_at) as text)
                    from quarter_closing where township = ?"""),
            Map.entry("reopening", """
                    select cast(event as text), cast(row(cycle, quarter, reopened_at) as text)
                    from reopening where township = ?"""),
            Map.entry("award", """
                    select kind || ' ' || subject || ' ' || cycle, cast(row(county, organisation, grade, board_until, sequence)
                           as text)
                    from awarded where township = ?"""),
            Map.entry("board", """
                    select kind || ' ' || subject || ' ' || cycle, cast(row(organisation, grade, stars, until) as text)
                    from board_entry where township = ?"""),
            Map.entry("branch", """
                    select organisation || ' ' || cycle, cast(row(county, points_work, year_end_target, members_mean, members, total, grade, rule_book,
                           rule_book_version) as text)
                    from branch_standing where township = ?"""),
            Map.entry("organisation", """
                    select cast(organisation as text), cast(row(county, parent, level, sector, from_day) as text)
                    from organisation where township = ?"""),
            Map.entry("rule book", """
                    select rule_book || ' ' || version, cast(row(county, counts_from, source, published_at, sequence) as text)
                    from rule_book where township = ?"""),
            Map.entry("wish", """
                    select cast(wish as text), cast(row(county, open, sequence) as text) from wish where township = ?"""),
            Map.entry("cycle", """
                    select cycle, coalesce(county, '') from township_cycle where township = ?"""),
            Map.entry("events", """
                    select source, cast(row(county, events) as text) from township_events where township = ?"""),
            Map.entry("other events", """
                    select cast(h.source as text), count(*) || ' ' || string_agg(cast(row(h.epoch, h.transaction, h.position,
                           k.event_type) as text), ' ' order by h.epoch, h.transaction, h.position)
                    from heard_other h join heard_kind k on k.township = h.township and k.no = h.kind
                    where h.township = ? group by h.source"""),
            Map.entry("count for ranks", """
                    select organisation || ' ' || cycle || ' ' || block || ' ' || points, cast(members as text)
                    from points_count where township = ? and members <> 0"""),
            Map.entry("naming", """
                    select member || ' ' || named, '' from fact_naming where township = ?"""),
            Map.entry("day", """
                    select 'turned', coalesce(cast(day as text), '') from turned_day where township = ?"""),
            Map.entry("not folded", """
                    select subject || ' ' || cycle, '' from unfolded where township = ?"""));

    private static final String DEAD = """
            select topic || ' ' || partition || ' ' || kafka_offset, '' from dead_event where resolved_at is null
            union all select topic || ' ' || partition || ' ' || kafka_offset, type from waiting_event
            """;

    /** @param member null for what concerns no single one */
    record Thing(String kind, String key, UUID member) implements Comparable<Thing> {
        @Override
        public int compareTo(Thing other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? key.compareTo(other.key) : byKind;
        }
    }

    private final Statements statements;

    Contents(Connection connection) {
        this.statements = new Statements(connection);
    }

    Set<String> townships() throws SQLException {
        return Set.copyOf(statements.query(
                "select township from township_events union select township from township_cycle",
                row -> row.getString(1)));
    }

    /** @param members null for all of them */
    Map<Thing, String> of(String township, Set<UUID> members) throws SQLException {
        Map<Thing, String> hashes = new TreeMap<>();
        for (Map.Entry<String, String> kind : OF_MEMBERS.entrySet()) {
            statements
                    .query(
                            "select key, member, encode(sha256(convert_to(said, 'UTF8')), 'hex') from ("
                                    + kind.getValue() + ") as s (key, member, said)",
                            row -> Map.entry(
                                    new Thing(kind.getKey(), row.getString(1), row.getObject(2, UUID.class)),
                                    row.getString(3)),
                            township,
                            members == null,
                            statements.column("uuid", members == null ? Set.of() : members, member -> member))
                    .forEach(thing -> hashes.put(thing.getKey(), thing.getValue()));
        }
        for (Map.Entry<String, String> kind : OF_TOWNSHIPS.entrySet()) {
            hashes.putAll(things(kind.getKey(), kind.getValue(), township));
        }
        return hashes;
    }

    /** What could not be read, of whatever township. */
    Map<Thing, String> unread() throws SQLException {
        return things("unread record", DEAD);
    }

    private Map<Thing, String> things(String kind, String select, Object... parameters) throws SQLException {
        Map<Thing, String> hashes = new TreeMap<>();
        statements
                .query(
                        "select key, encode(sha256(convert_to(said, 'UTF8')), 'hex') from (" + select
                                + ") as s (key, said)",
                        row -> Map.entry(new Thing(kind, row.getString(1), null), row.getString(2)),
                        parameters)
                .forEach(thing -> hashes.put(thing.getKey(), thing.getValue()));
        return hashes;
    }

    /** One hash for all of it. */
    static String hashOf(Map<Thing, String> things) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(things)
                    .forEach((thing, hash) -> digest.update(
                            (thing.kind() + " " + thing.key() + " " + hash + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
