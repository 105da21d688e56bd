package cn.sanwei.rating.projector.stored;

import cn.sanwei.rating.projector.gathering.EventApplication;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Judged;
import cn.sanwei.rating.projector.topics.ReadRuleBooks;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.reading.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a batch must know of partitions and townships before it begins. */
public final class ProjectedState {
    private final Statements statements;

    public ProjectedState(Statements statements) {
        this.statements = statements;
    }

    public void sequences(Collection<Integer> partitions, Set<Integer> read, Map<Pending.SourceKey, String> into)
            throws SQLException {
        Set<Integer> missing = new HashSet<>(partitions);
        missing.removeAll(read);
        if (missing.isEmpty()) {
            return;
        }
        statements
                .query(
                        "select partition, source, sequence from sequence_seen where partition = any(?)",
                        row -> Map.entry(new Pending.SourceKey(row.getInt(1), row.getString(2)), row.getString(3)),
                        statements.column("integer", missing, partition -> partition))
                .forEach(seen -> into.put(seen.getKey(), seen.getValue()));
        read.addAll(missing);
    }

    public void townships(List<Judged.Event> events, Map<String, TownshipState> known) throws SQLException {
        Map<String, Integer> missing = new HashMap<>();
        for (Judged.Event event : events) {
            if (!known.containsKey(event.township())) {
                missing.put(event.township(), event.incoming().place().partition());
            }
        }
        for (Map.Entry<String, Integer> township : missing.entrySet()) {
            known.put(township.getKey(), township(township.getKey(), township.getValue()));
        }
    }

    /** One that nothing is known of yet. */
    public TownshipState township(String township, int partition) throws SQLException {
        return reopened(read(township, partition));
    }

    private TownshipState read(String township, int partition) throws SQLException {
        List<String> county =
                statements.query("select county from township where id = ?", row -> row.getString(1), township);
        List<RuleBook> versions = statements.query(
                "select source from rule_book where township = ? order by version", ProjectedState::ruleBook, township);
        List<String> cycles = statements.query(
                "select cycle from township_cycle where township = ?", row -> row.getString(1), township);
        Map<String, Rows.ClosingRow> closings = new HashMap<>();
        statements
                .query("select * from cycle_closing where township = ?", ProjectedState::closing, township)
                .forEach(closing -> closings.put(closing.cycle(), closing));
        return new TownshipState(
                township,
                partition,
                county.isEmpty() ? null : county.getFirst(),
                versions,
                Set.copyOf(cycles),
                closings,
                vocabulary(township),
                Set.copyOf(statements.query(
                        "select subject, cycle from unfolded where township = ?",
                        row -> new TownshipState.UnfoldedKey(Statements.uuid(row, "subject"), row.getString("cycle")),
                        township)),
                statements
                        .query(
                                "select day from turned_day where township = ? and day is not null",
                                row -> Statements.day(row, "day"),
                                township)
                        .stream()
                        .findFirst()
                        .orElse(null));
    }

    private Vocabulary vocabulary(String township) throws SQLException {
        Map<Vocabulary.Kind, Integer> kinds = new HashMap<>();
        statements
                .query(
                        "select * from heard_kind where township = ?",
                        row -> Map.entry(
                                new Vocabulary.Kind(
                                        row.getString("event_type"),
                                        row.getString("subject_kind"),
                                        row.getString("type")),
                                row.getInt("no")),
                        township)
                .forEach(kind -> kinds.put(kind.getKey(), kind.getValue()));
        Map<Vocabulary.Wording, Integer> wordings = new HashMap<>();
        statements
                .query(
                        "select * from entry_wording where township = ?",
                        row -> Map.entry(
                                new Vocabulary.Wording(
                                        row.getString("rule"),
                                        row.getString("label"),
                                        row.getString("micro"),
                                        row.getString("rule_book"),
                                        row.getInt("rule_book_version"),
                                        row.getString("reason")),
                                row.getInt("no")),
                        township)
                .forEach(wording -> wordings.put(wording.getKey(), wording.getValue()));
        return new Vocabulary(township, kinds, wordings);
    }

    /** Facts may have come before the rule book that can score them; their cycles open with it. */
    public void cyclesOfNewRuleBooks(
            Pending pending, Map<String, TownshipState> townships, EventApplication application) throws SQLException {
        Set<String> published = new HashSet<>();
        pending.ruleBooks.forEach(book -> published.add(book.township()));
        Map<String, Set<LocalDate>> daysOfThisBatch = daysOfFacts(pending, published);
        for (String name : published) {
            TownshipState township = townships.get(name);
            Cause cause = pending.townships.get(name).cause();
            List<LocalDate> days = statements.query("""
                    select distinct cast(occurred_at at time zone 'Asia/Shanghai' as date) as on_day from heard_fact
                    where township = ? and occurred_at <= recorded_at + interval '5 minutes'
                    """, row -> Statements.day(row, "on_day"), name);
            days.forEach(day -> township.cycleOf(day).ifPresent(cycle -> application.open(township, cycle, cause)));
            daysOfThisBatch
                    .getOrDefault(name, Set.of())
                    .forEach(day -> township.cycleOf(day).ifPresent(cycle -> application.open(township, cycle, cause)));
            statements.query("""
                            select distinct cast(f.attributes as jsonb) ->> 'cycle' from heard_fact f
                            join heard_kind k on k.township = f.township and k.no = f.kind
                            where f.township = ? and k.type in ('opening-balance', 'branch-score', 'exemption-approved')
                            """, row -> row.getString(1), name).stream()
                    .filter(cycle -> township.judging(cycle).isPresent())
                    .forEach(cycle -> application.open(township, cycle, cause));
        }
    }

    private static Map<String, Set<LocalDate>> daysOfFacts(Pending pending, Set<String> townships) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        for (Rows.FactRow row : pending.facts) {
            Fact fact = row.fact();
            if (townships.contains(row.key().township())
                    && !fact.occurredAt().isAfter(fact.recordedAt().plus(EventApplication.TOLERATED_FUTURE))) {
                days.computeIfAbsent(row.key().township(), township -> new HashSet<>())
                        .add(CycleDays.dayOf(fact.occurredAt()));
            }
        }
        return days;
    }

    private TownshipState reopened(TownshipState township) throws SQLException {
        statements
                .query(
                        "select cycle, reopened_at from reopening where township = ? and quarter is null",
                        row -> Map.entry(row.getString(1), Statements.instant(row, "reopened_at")),
                        township.township())
                .forEach(reopening -> township.reopenedAt(reopening.getKey(), reopening.getValue()));
        return township;
    }

    private static RuleBook ruleBook(ResultSet row) throws SQLException {
        return switch (ReadRuleBooks.of(row.getString(1))) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected ->
                throw new IllegalStateException("a rule book that was accepted is refused by this release: "
                        + rejected.errors().getFirst());
        };
    }

    private static Rows.ClosingRow closing(ResultSet row) throws SQLException {
        return new Rows.ClosingRow(
                row.getString("township"),
                row.getString("cycle"),
                Statements.uuid(row, "request"),
                Statements.uuid(row, "event"),
                row.getString("rule_book"),
                row.getInt("rule_book_version"),
                row.getString("hash"),
                Statements.instant(row, "closed_at"),
                row.getBoolean("made_here"));
    }
}
