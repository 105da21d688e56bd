package cn.sanwei.rating.projector;

import cn.sanwei.scoring.facts.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was heard: which events are known, and the rows of those that are new. */
final class HeardRows {
    private final Connection connection;
    private final Statements statements;
    private final Map<String, TownshipState> townships;

    HeardRows(Connection connection, Map<String, TownshipState> townships) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.townships = townships;
    }

    static Set<Rows.EventKey> known(Statements statements, Collection<Rows.EventKey> asked) throws SQLException {
        if (asked.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(statements.query(
                """
                select k.* from unnest(?, ?, ?) as k (township, source, sequence)
                where exists (select from fact f
                        where f.township = k.township and f.source = k.source and f.sequence = k.sequence)
                   or exists (select from heard_event h
                        where h.township = k.township and h.source = k.source and h.sequence = k.sequence)
                """,
                row -> new Rows.EventKey(row.getString(1), row.getString(2), row.getString(3)),
                statements.column("text", asked, Rows.EventKey::township),
                statements.column("text", asked, Rows.EventKey::source),
                statements.column("text", asked, Rows.EventKey::sequence)));
    }

    void write(Pending pending) throws SQLException {
        facts(pending.facts);
        heard(pending.heard);
        counts(pending);
        organisations(pending.organisations);
        rosterLines(pending.rosterLines);
        ruleBooks(pending.ruleBooks);
        wishes(pending.wishes.values());
    }

    private String county(String township) {
        return townships.get(township).county();
    }

    private void facts(List<Rows.FactRow> facts) throws SQLException {
        CopyIn copy = new CopyIn();
        for (Rows.FactRow row : facts) {
            Fact fact = row.fact();
            copy.value(row.key().township())
                    .value(county(row.key().township()))
                    .value(row.key().source())
                    .value(row.key().sequence())
                    .value(fact.event())
                    .value(row.eventType())
                    .value(fact.subject().kind().name().toLowerCase(java.util.Locale.ROOT))
                    .value(fact.subject().id())
                    .value(fact.type())
                    .value(fact.occurredAt())
                    .value(fact.recordedAt())
                    .value(StoredLedgers.measures(fact))
                    .value(StoredLedgers.attributes(fact))
                    .value(fact.cancels())
                    .end();
        }
        copy.into(
                connection,
                "fact (township, county, source, sequence, event, event_type, subject_kind, subject, type, occurred_at,"
                        + " recorded_at, measures, attributes, cancels)");
    }

    private void heard(List<Rows.HeardRow> heard) throws SQLException {
        CopyIn copy = new CopyIn();
        for (Rows.HeardRow row : heard) {
            copy.value(row.key().township())
                    .value(county(row.key().township()))
                    .value(row.key().source())
                    .value(row.key().sequence())
                    .value(row.eventType())
                    .end();
        }
        copy.into(connection, "heard_event (township, county, source, sequence, event_type)");
    }

    private void counts(Pending pending) throws SQLException {
        record Counted(String township, String source) {}
        Map<Counted, Long> events = new HashMap<>();
        List<Rows.EventKey> all = new ArrayList<>();
        pending.facts.forEach(fact -> all.add(fact.key()));
        pending.heard.forEach(heard -> all.add(heard.key()));
        all.forEach(key -> events.merge(new Counted(key.township(), key.source()), 1L, Long::sum));
        if (events.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into township_events as known (township, county, source, events)
                select * from unnest(?, ?, ?, ?)
                on conflict (township, source) do update set events = known.events + excluded.events
                """,
                statements.column("text", events.keySet(), Counted::township),
                statements.column("text", events.keySet(), counted -> county(counted.township())),
                statements.column("text", events.keySet(), Counted::source),
                statements.column("bigint", events.values(), count -> count));
    }

    /** An organisation is established once; whoever says it again says the same. */
    private void organisations(List<Rows.OrganisationRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into organisation (township, county, organisation, parent, level, sector, from_day)
                select * from unnest(?, ?, ?, ?, ?, ?, ?) on conflict (township, organisation) do nothing
                """,
                statements.column("text", rows, Rows.OrganisationRow::township),
                statements.column("text", rows, row -> county(row.township())),
                statements.column("uuid", rows, Rows.OrganisationRow::organisation),
                statements.column("uuid", rows, Rows.OrganisationRow::parent),
                statements.column("text", rows, Rows.OrganisationRow::level),
                statements.column("text", rows, Rows.OrganisationRow::sector),
                statements.column("date", rows, Rows.OrganisationRow::from));
    }

    private void rosterLines(List<Rows.RosterRow> rows) throws SQLException {
        CopyIn copy = new CopyIn();
        for (Rows.RosterRow row : rows) {
            copy.value(row.member().township())
                    .value(county(row.member().township()))
                    .value(row.member().member())
                    .value(row.sequence())
                    .value(row.event())
                    .value(row.organisation())
                    .value(row.status() == null ? null : row.status().name())
                    .value(array(row.categories()))
                    .value(array(row.posts()))
                    .value(row.from())
                    .value(row.left())
                    .end();
        }
        copy.into(
                connection,
                "roster_line (township, county, member, sequence, event, organisation, status, categories, posts,"
                        + " from_day, left_township)");
    }

    /** As PostgreSQL reads an array from text. */
    private static String array(Set<String> texts) {
        StringBuilder array = new StringBuilder("{");
        for (String text : new java.util.TreeSet<>(texts)) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }

    private void ruleBooks(List<Rows.RuleBookRow> rows) throws SQLException {
        for (Rows.RuleBookRow row : rows) {
            statements.update(
                    """
                    insert into rule_book (township, county, rule_book, version, counts_from, source, published_at, sequence)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    row.township(),
                    county(row.township()),
                    row.ruleBook(),
                    row.version(),
                    row.countsFrom(),
                    row.source(),
                    row.publishedAt(),
                    row.sequence());
        }
    }

    private void wishes(Collection<Rows.WishRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into wish as known (township, county, wish, open, sequence)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (township, wish) do update set open = excluded.open, sequence = excluded.sequence
                    where known.sequence < excluded.sequence
                """,
                statements.column("text", rows, Rows.WishRow::township),
                statements.column("text", rows, row -> county(row.township())),
                statements.column("uuid", rows, Rows.WishRow::wish),
                statements.column("boolean", rows, Rows.WishRow::open),
                statements.column("text", rows, Rows.WishRow::sequence));
    }
}
