package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.StorePlace;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.rating.projector.stored.StoredFacts;
import cn.sanwei.rating.projector.tables.CopyRows;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Judged;
import cn.sanwei.scoring.facts.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What was heard: which events are known, and the rows of those that are new. */
public final class HeardRows {
    private final Connection connection;
    private final Statements statements;
    private final Map<String, String> counties;

    HeardRows(Connection connection, Map<String, String> counties) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.counties = counties;
    }

    public static Set<Rows.EventKey> known(Statements statements, List<Judged.Event> asked) throws SQLException {
        if (asked.isEmpty()) {
            return Set.of();
        }
        List<Rows.EventKey> keys = asked.stream().map(Judged.Event::key).toList();
        return new HashSet<>(statements.query(
                """
                select k.no from unnest(?, ?, ?, ?, ?, ?) with ordinality
                    as k (township, subject, source, epoch, transaction, position, no)
                where exists (select from heard_fact f
                        where f.township = k.township and f.subject = k.subject and f.transaction = k.transaction
                          and f.position = k.position and f.source = k.source and f.epoch = k.epoch)
                   or exists (select from heard_other h
                        where h.township = k.township and h.source = k.source and h.epoch = k.epoch
                          and h.transaction = k.transaction and h.position = k.position)
                """,
                row -> keys.get(row.getInt(1) - 1),
                statements.column("text", keys, Rows.EventKey::township),
                statements.column("uuid", asked, HeardRows::subject),
                statements.column("smallint", keys, Rows.EventKey::source),
                statements.column("integer", keys, key -> key.place().epoch()),
                statements.column("bigint", keys, key -> key.place().transaction()),
                statements.column("bigint", keys, key -> key.place().position())));
    }

    /** A fact is stored under whom it is about, so it is looked for there. */
    private static UUID subject(Judged.Event event) {
        return event.fact() == null
                ? null
                : UUID.fromString(event.fact().subject().id());
    }

    void write(Pending pending) throws SQLException {
        vocabulary(pending);
        facts(pending.facts);
        heard(pending.heard);
        counts(pending);
        organisations(pending.organisations);
        rosterLines(pending.rosterLines);
        namings(pending.namings);
        ruleBooks(pending.ruleBooks);
        wishes(pending.wishes.values());
    }

    private String county(String township) {
        return counties.get(township);
    }

    private void vocabulary(Pending pending) throws SQLException {
        try (CopyRows kinds =
                new CopyRows(connection, "heard_kind (township, no, event_type, subject_kind, type)", 5)) {
            for (Vocabulary.NewKind row : pending.words.kinds) {
                kinds.row()
                        .text(row.township())
                        .integer(row.no())
                        .text(row.kind().eventType())
                        .text(row.kind().subjectKind())
                        .text(row.kind().type());
            }
            kinds.end();
        }
        try (CopyRows wordings = new CopyRows(
                connection,
                "entry_wording (township, no, rule, label, micro, rule_book, rule_book_version, reason)",
                8)) {
            for (Vocabulary.NewWording row : pending.words.wordings) {
                wordings.row()
                        .text(row.township())
                        .integer(row.no())
                        .text(row.wording().rule())
                        .text(row.wording().label())
                        .text(row.wording().micro())
                        .text(row.wording().ruleBook())
                        .integer(row.wording().ruleBookVersion())
                        .text(row.wording().reason());
            }
            wordings.end();
        }
    }

    private void facts(List<Rows.FactRow> facts) throws SQLException {
        try (CopyRows copy = new CopyRows(
                connection,
                "heard_fact (township, source, epoch, transaction, position, kind, occurred_at, recorded_at, event,"
                        + " subject, cancels, measures, attributes, cycle, wording, raw, points, reason)",
                18)) {
            for (Rows.FactRow row : neighbours(facts)) {
                fact(copy, row);
            }
            copy.end();
        }
    }

    /** Township by township and member by member: what lies together in the indexes is written one after the other. */
    private static List<Rows.FactRow> neighbours(List<Rows.FactRow> facts) {
        Map<String, List<Rows.FactRow>> ofTownship = new HashMap<>();
        facts.forEach(row -> ofTownship
                .computeIfAbsent(row.key().township(), any -> new ArrayList<>())
                .add(row));
        List<Rows.FactRow> neighbours = new ArrayList<>(facts.size());
        ofTownship.values().forEach(rows -> {
            rows.sort(Comparator.comparing(Rows.FactRow::subject));
            neighbours.addAll(rows);
        });
        return neighbours;
    }

    private static void fact(CopyRows copy, Rows.FactRow row) throws SQLException {
        Fact fact = row.fact();
        key(copy.row(), row.key(), row.kind())
                .timestamptz(fact.occurredAt())
                .timestamptz(fact.recordedAt())
                .uuid(row.event())
                .uuid(row.subject())
                .uuid(fact.cancels() == null ? null : UUID.fromString(fact.cancels()))
                .text(StoredFacts.measures(fact))
                .text(StoredFacts.attributes(fact));
        Rows.FirstEntry first = row.first();
        if (first.isSet()) {
            copy.smallint(Integer.parseInt(first.cycle()))
                    .integer(first.said().wording())
                    .bigint(first.entry().raw())
                    .bigint(first.entry().points())
                    .text(first.said().reason());
        } else {
            copy.none().none().none().none().none();
        }
    }

    private static CopyRows key(CopyRows row, Rows.EventKey key, int kind) {
        return row.text(key.township())
                .smallint(key.source())
                .integer(key.place().epoch())
                .bigint(key.place().transaction())
                .bigint(key.place().position())
                .integer(kind);
    }

    private void heard(List<Rows.HeardRow> heard) throws SQLException {
        try (CopyRows copy =
                new CopyRows(connection, "heard_other (township, source, epoch, transaction, position, kind)", 6)) {
            for (Rows.HeardRow row : heard) {
                key(copy.row(), row.key(), row.kind());
            }
            copy.end();
        }
    }

    private void counts(Pending pending) throws SQLException {
        record Counted(String township, int source) {}
        Map<Counted, Long> events = new HashMap<>();
        pending.facts.forEach(fact ->
                events.merge(new Counted(fact.key().township(), fact.key().source()), 1L, Long::sum));
        pending.heard.forEach(heard ->
                events.merge(new Counted(heard.key().township(), heard.key().source()), 1L, Long::sum));
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
                statements.column("text", events.keySet(), counted -> StorePlace.sourceOf(counted.source())),
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
        try (CopyRows copy = new CopyRows(
                connection,
                "roster_line (township, county, member, sequence, event, organisation, status, categories, posts,"
                        + " from_day, left_township)",
                11)) {
            for (Rows.RosterRow row : rows) {
                copy.row()
                        .text(row.member().township())
                        .text(county(row.member().township()))
                        .uuid(row.member().member())
                        .text(row.sequence())
                        .uuid(row.event())
                        .uuid(row.organisation())
                        .text(row.status() == null ? null : row.status().name())
                        .texts(new TreeSet<>(row.categories()))
                        .texts(new TreeSet<>(row.posts()))
                        .date(row.from())
                        .flag(row.left());
            }
            copy.end();
        }
    }

    private void namings(Set<Pending.Naming> namings) throws SQLException {
        if (namings.isEmpty()) {
            return;
        }
        statements.update(
                """
                insert into fact_naming (township, member, named) select * from unnest(?, ?, ?) on conflict do nothing
                """,
                statements.column("text", namings, Pending.Naming::township),
                statements.column("uuid", namings, Pending.Naming::member),
                statements.column("uuid", namings, Pending.Naming::named));
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
