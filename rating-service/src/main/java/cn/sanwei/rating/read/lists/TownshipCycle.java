package cn.sanwei.rating.read.lists;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.MembersInParts;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.WithOthers;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All members of a township in one cycle, folded for a reader who compares them. Of a closed cycle the frozen totals and
 * grades stand, and only what was recorded before the close is in the ledgers.
 */
@ApplicationScoped
public class TownshipCycle {
    private static final int MOST_MEMBERS = 3_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String STANDINGS = """
            select member, organisation, state, outcome, total, grade from standing
            where township = :township and cycle = :cycle and (:member = '' or cast(member as text) = :member)
            order by member limit cast(cast(:limit as text) as integer)
            """;
    private static final String CLOSED =
            "select closed_at from cycle_closing where township = :township and cycle = :cycle";
    private static final String QUARTER_CLOSED = """
            select max(closed_at) as closed_at from closed_quarter
            where township = :township and cycle = :cycle and quarter = cast(cast(:quarter as text) as integer)
            having max(closed_at) is not null
            """;

    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final MembersInParts inParts;
    private final Clock clock;

    TownshipCycle(EventStore store, RuleBooksInForce ruleBooks, MembersInParts inParts, Clock clock) {
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.inParts = inParts;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param cycle the one that runs where it is left out
     * @param quarter as it was when it was closed, if it is; empty for the cycle
     * @param only this member, with nobody beside him
     */
    record Asked(String township, Optional<Cycle> cycle, Optional<Integer> quarter, Optional<UUID> only) {}

    /**
     * @param judging the version that judges the cycle
     * @param closed whether the cycle, or the quarter that was asked for, is closed
     * @param asOf what was judged at that instant, or at the close
     * @param organisations where each member was last in the cycle; not in it for who is in none
     */
    record Folded(
            RuleBooks books,
            RuleBook judging,
            Cycle cycle,
            boolean closed,
            Instant asOf,
            CycleOfMembers members,
            Map<UUID, UUID> organisations) {}

    private record StandingRow(UUID member, UUID organisation, String state, String outcome, long total, String grade) {
        boolean isFrozen() {
            return !state.equals("open");
        }
    }

    private record ClosedRow(OffsetDateTime closedAt) {}

    private record Begun(
            RuleBooks books,
            RuleBook judging,
            Cycle cycle,
            Optional<Instant> cycleClosed,
            Optional<Instant> quarterClosed,
            List<StandingRow> standings) {
        Optional<Instant> closed() {
            return quarterClosed.or(() -> cycleClosed);
        }
    }

    /** 404 where nobody has a standing in that cycle, 422 for more members than one answer takes. */
    Uni<Folded> fold(Asked asked) {
        Instant now = clock.instant();
        Uni<Begun> begun = store.read(asked.township(), transaction -> begin(transaction, asked, now));
        if (asked.only().isPresent()) {
            return begun.chain(found -> fold(asked, found, now));
        }
        return inParts.alone(() -> begun.chain(found -> fold(asked, found, now))
                .ifNoItem()
                .after(LONGEST)
                .failWith(() -> Problems.refused(422, "too-much", "汇总超过 30 秒，已停止；请用离线工具 sanwei score。")));
    }

    private Uni<Begun> begin(Transaction transaction, Asked asked, Instant now) {
        return ruleBooks.of(transaction, asked.township()).chain(found -> {
            RuleBooks books = found.orElseThrow(Problems::notFound);
            Cycle cycle = asked.cycle().orElseGet(() -> books.cycleAround(now).cycle());
            RuleBook judging = books.judging(cycle).orElseThrow(Problems::notFound);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("township", asked.township());
            parameters.put("cycle", cycle);
            return closedAt(transaction, CLOSED, parameters)
                    .chain(cycleClosed -> quarterClosed(transaction, asked, parameters)
                            .chain(quarterClosed -> standings(transaction, asked, cycle)
                                    .map(standings ->
                                            new Begun(books, judging, cycle, cycleClosed, quarterClosed, standings))));
        });
    }

    private static Uni<Optional<Instant>> quarterClosed(
            Transaction transaction, Asked asked, Map<String, Object> ofCycle) {
        if (asked.quarter().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Map<String, Object> parameters = new HashMap<>(ofCycle);
        parameters.put("quarter", asked.quarter().get());
        return closedAt(transaction, QUARTER_CLOSED, parameters);
    }

    private static Uni<Optional<Instant>> closedAt(
            Transaction transaction, String sql, Map<String, Object> parameters) {
        return Select.first(transaction, ClosedRow.class, sql, parameters)
                .map(found -> found.map(row -> row.closedAt().toInstant()));
    }

    private static Uni<List<StandingRow>> standings(Transaction transaction, Asked asked, Cycle cycle) {
        Map<String, Object> parameters = Map.of(
                "township",
                asked.township(),
                "cycle",
                cycle,
                "member",
                asked.only().map(UUID::toString).orElse(""),
                "limit",
                MOST_MEMBERS + 1);
        return Select.list(transaction, StandingRow.class, STANDINGS, parameters)
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw Problems.notFound();
                    }
                    if (rows.size() > MOST_MEMBERS) {
                        throw Problems.refused(422, "too-much", "名册超过 " + MOST_MEMBERS + " 人，请用离线工具 sanwei score。");
                    }
                });
    }

    private Uni<Folded> fold(Asked asked, Begun begun, Instant now) {
        Map<UUID, StandingRow> rows = new HashMap<>();
        begun.standings().stream()
                .filter(row -> !row.outcome().equals("ungraded"))
                .forEach(row -> rows.put(row.member(), row));
        Instant asOf = RunningLedger.asOf(
                begun.books().days(begun.cycle()),
                CycleDays.dayOf(begun.closed().orElse(now)));
        Map<UUID, UUID> organisations = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.organisation() != null)
                .forEach(row -> organisations.put(row.member(), row.organisation()));
        return scored(asked, begun, rows, asOf)
                .map(members -> new Folded(
                        begun.books(),
                        begun.judging(),
                        begun.cycle(),
                        begun.closed().isPresent(),
                        begun.closed().orElse(asOf),
                        new CycleOfMembers(begun.books().days(begun.cycle()), members),
                        organisations));
    }

    /** Where the rule book has rules about others, all of them are known before anybody is folded. */
    private Uni<List<CycleOfMembers.Scored>> scored(
            Asked asked, Begun begun, Map<UUID, StandingRow> rows, Instant asOf) {
        List<UUID> members = rows.keySet().stream().sorted().toList();
        if (asked.only().isPresent()) {
            return store.read(
                            asked.township(),
                            transaction -> WithOthers.load(
                                    transaction, asked.township(), asked.only().get(), begun.books()))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(member -> members.isEmpty()
                            ? List.of()
                            : List.of(scored(begun, member.read(), rows.get(members.getFirst()), asOf)));
        }
        Derivation derivation = Derivation.of(begun.books());
        Uni<?> known = begun.books().derives()
                ? inParts.each(asked.township(), members, some -> {
                    some.forEach(member -> derivation.add(member.subject(), member.facts(), member.roster()));
                    return List.of();
                })
                : Uni.createFrom().voidItem();
        return known.chain(() -> inParts.each(
                asked.township(),
                members,
                some -> some.stream()
                        .map(member ->
                                scored(begun, WithOthers.with(member, derivation), rows.get(member.member()), asOf))
                        .toList()));
    }

    private static CycleOfMembers.Scored scored(Begun begun, KnownMember member, StandingRow row, Instant asOf) {
        List<Fact> facts = begun.closed()
                .map(closed -> member.facts().stream()
                        .filter(fact -> !fact.recordedAt().isAfter(closed))
                        .toList())
                .orElse(member.facts());
        Ledger ledger = LedgerFold.fold(begun.books(), begun.cycle(), member.subject(), facts, member.roster(), asOf);
        boolean frozen = begun.quarterClosed().isEmpty() && row.isFrozen();
        return new CycleOfMembers.Scored(frozen ? frozen(ledger, row, begun.judging()) : ledger, member.roster());
    }

    /** What was closed stands, whatever a fold would give today. */
    private static Ledger frozen(Ledger ledger, StandingRow row, RuleBook judging) {
        boolean exempt = row.outcome().equals("exempt");
        Optional<Band> indicated = exempt
                ? Optional.empty()
                : judging.everyGrade().stream()
                        .filter(band -> band.code().equals(row.grade()))
                        .findFirst();
        return new Ledger(
                ledger.subject(),
                ledger.days(),
                ledger.ruleBook(),
                ledger.ruleBookVersion(),
                ledger.entries(),
                ledger.lines(),
                new Points(row.total()),
                ledger.byMicro(),
                exempt,
                indicated,
                ledger.unmet(),
                ledger.remarks(),
                ledger.next(),
                ledger.parked(),
                ledger.unscored());
    }
}
