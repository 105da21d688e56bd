package cn.sanwei.rating.read.branchledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import cn.sanwei.rating.read.asof.AsOf;
import cn.sanwei.rating.read.asof.LedgersAsOf;
import cn.sanwei.rating.read.asof.LedgersAsOf.Scored;
import cn.sanwei.rating.read.branchledger.BranchLedger.Entry;
import cn.sanwei.rating.read.branchledger.BranchLedger.Line;
import cn.sanwei.rating.read.branchledger.BranchLedger.RuleName;
import cn.sanwei.rating.read.branchledger.BranchLedger.Version;
import cn.sanwei.rating.read.rulebook.RuleBooksInForce;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Folds a branch as of a day and lays it out. */
@ApplicationScoped
class BranchLedgers {
    private static final String VERSIONS = "select version, published_at from rule_book where township = :township";
    private static final String CLOSED =
            "select closed_at from cycle_closing where township = :township and cycle = :cycle";
    private static final String FROZEN =
            "select member, total, grade, outcome from frozen_standing where township = :township and cycle = :cycle";

    private final EventStore store;
    private final RuleBooksInForce ruleBooks;
    private final LedgersAsOf ledgers;

    BranchLedgers(EventStore store, RuleBooksInForce ruleBooks, LedgersAsOf ledgers) {
        this.store = store;
        this.ruleBooks = ruleBooks;
        this.ledgers = ledgers;
    }

    /**
     * What is asked for.
     *
     * @param asThen whether only what had been recorded and published by then counts
     * @param filter empty texts leave everything
     */
    record Asked(OrganisationId organisation, LocalDate on, Optional<Cycle> cycle, boolean asThen, Filter filter) {}

    record Filter(String member, String micro, String rule) {
        boolean leaves(Entry entry) {
            return (member.isEmpty() || entry.member().toString().equals(member))
                    && (micro.isEmpty() || entry.micro().equals(micro))
                    && (rule.isEmpty() || entry.rule().equals(rule));
        }
    }

    private record VersionRow(int version, OffsetDateTime publishedAt) {}

    private record ClosedRow(OffsetDateTime closedAt) {}

    private record FrozenRow(UUID member, long total, String grade, String outcome) {}

    private record Begun(AsOf at, Optional<Instant> closed, Map<UUID, FrozenRow> frozen) {}

    /** With every entry that the filter leaves, without names. */
    Uni<BranchLedger> of(Caller caller, Asked asked) {
        String township = caller.division();
        return store.read(
                        township,
                        transaction -> Reach.requireOrganisation(transaction, caller, asked.organisation())
                                .chain(() -> begin(transaction, township, asked)))
                .chain(begun -> ledgers.membersOn(township, asked.organisation(), lastDay(begun.at()))
                        .chain(members -> ledgers.of(township, begun.at(), begun.closed(), members))
                        .map(scored -> view(asked, begun, scored)));
    }

    private static LocalDate lastDay(AsOf at) {
        LocalDate last = at.books().days(at.cycle()).last();
        return at.on().isBefore(last) ? at.on() : last;
    }

    private Uni<Begun> begin(Transaction transaction, String township, Asked asked) {
        Instant heardBefore = asked.asThen() ? AsOf.endOf(asked.on()) : AsOf.TODAY;
        return ruleBooks
                .of(transaction, township)
                .chain(all -> Select.list(transaction, VersionRow.class, VERSIONS, Map.of("township", township))
                        .map(rows -> published(all, rows, heardBefore))
                        .chain(books -> {
                            Cycle cycle = asked.cycle()
                                    .orElseGet(() -> books.cycleAround(asked.on()
                                                    .atStartOfDay(CycleDays.ZONE)
                                                    .toInstant())
                                            .cycle());
                            if (books.days(cycle).first().isAfter(asked.on())) {
                                throw Problems.malformed("cycle", "该积分年度在所选日期还没有开始");
                            }
                            return begin(transaction, township, new AsOf(books, cycle, asked.on(), heardBefore));
                        }));
    }

    /** Those that were out at that moment. 422 where none was. */
    private static RuleBooks published(Optional<RuleBooks> all, List<VersionRow> rows, Instant before) {
        Set<Integer> out = rows.stream()
                .filter(row -> row.publishedAt().toInstant().isBefore(before))
                .map(VersionRow::version)
                .collect(Collectors.toSet());
        if (all.isEmpty() || out.isEmpty()) {
            throw Problems.refused(422, "no-rule-book-then", "到该日为止还没有发布积分细则；可改选“按今天所知”查看。");
        }
        return out.size() == rows.size()
                ? all.get()
                : RuleBooks.of(all.get().newestFirst().stream()
                        .filter(book -> out.contains(book.version()))
                        .toList());
    }

    private static Uni<Begun> begin(Transaction transaction, String township, AsOf at) {
        Map<String, Object> ofCycle = Map.of("township", township, "cycle", at.cycle());
        return Select.first(transaction, ClosedRow.class, CLOSED, ofCycle)
                .map(found -> found.map(row -> row.closedAt().toInstant())
                        .filter(closed -> closed.isBefore(at.heardBefore())
                                && !CycleDays.dayOf(closed).isAfter(at.on())))
                .chain(closed -> closed.isEmpty()
                        ? Uni.createFrom().item(new Begun(at, closed, Map.of()))
                        : Select.list(transaction, FrozenRow.class, FROZEN, ofCycle)
                                .map(rows -> new Begun(
                                        at,
                                        closed,
                                        rows.stream().collect(Collectors.toMap(FrozenRow::member, row -> row)))));
    }

    private static BranchLedger view(Asked asked, Begun begun, List<Scored> scored) {
        List<Entry> all = scored.stream()
                .flatMap(each -> entries(each).stream())
                .sorted(Comparator.comparing(Entry::on)
                        .thenComparing(Entry::member)
                        .thenComparing(Entry::fact)
                        .thenComparing(Entry::rule))
                .toList();
        Map<String, String> rules = new TreeMap<>();
        all.forEach(entry -> rules.put(entry.rule(), entry.label()));
        List<Entry> left = all.stream().filter(asked.filter()::leaves).toList();
        return new BranchLedger(
                asked.organisation().value(),
                null,
                begun.at().cycle().value(),
                asked.on(),
                asked.asThen() ? "then" : "now",
                begun.at().books().newestFirst().stream()
                        .filter(book -> !book.countsFrom().isAfter(asked.on()))
                        .map(book -> new Version(book.version(), book.countsFrom()))
                        .toList(),
                begun.closed().map(closed -> closed.atOffset(ZoneOffset.UTC)).orElse(null),
                scored.stream()
                        .map(each -> line(each, begun))
                        .sorted(Comparator.comparing((Line line) -> Points.of(line.total()))
                                .reversed()
                                .thenComparing(Line::member))
                        .toList(),
                rules.entrySet().stream()
                        .map(rule -> new RuleName(rule.getKey(), rule.getValue()))
                        .toList(),
                left,
                left.size(),
                null);
    }

    private static Line line(Scored scored, Begun begun) {
        Ledger ledger = scored.ledger();
        FrozenRow frozen = begun.frozen().get(scored.member());
        Points total = frozen == null ? ledger.total() : new Points(frozen.total());
        Optional<RuleBook> judging = begun.at().books().judging(begun.at().cycle());
        boolean exempt = frozen == null ? ledger.exempt() : frozen.outcome().equals("exempt");
        GradeView grade = frozen == null
                ? ledger.indicated().map(GradeView::of).orElse(null)
                : exempt ? null : GradeView.of(frozen.grade(), judging);
        return new Line(
                scored.member(),
                null,
                total.toString(),
                scored.atClose()
                        .map(closed -> ledger.total().minus(closed.total()).toString())
                        .orElse(null),
                ledger.base().toString(),
                grade,
                exempt,
                micros(ledger),
                ledger.entries().size());
    }

    private static List<StandingView.MicroView> micros(Ledger ledger) {
        return StandingView.micros(of(ledger, Micro.PLATFORM), of(ledger, Micro.POINTS), of(ledger, Micro.WISH));
    }

    private static long of(Ledger ledger, Micro micro) {
        return ledger.byMicro().getOrDefault(micro, Points.ZERO).hundredths();
    }

    /** An entry's id is its fact and its rule: one that was not there at the close came after it. */
    private static List<Entry> entries(Scored scored) {
        Map<String, Set<String>> atClose = new HashMap<>();
        scored.atClose().stream()
                .flatMap(ledger -> ledger.entries().stream())
                .forEach(entry -> atClose.computeIfAbsent(entry.fact(), fact -> new HashSet<>())
                        .add(entry.rule()));
        return scored.ledger().entries().stream()
                .map(entry -> entry(
                        scored.member(),
                        entry,
                        scored.atClose().isPresent()
                                && !atClose.getOrDefault(entry.fact(), Set.of()).contains(entry.rule())))
                .toList();
    }

    private static Entry entry(UUID member, LedgerEntry entry, boolean afterClose) {
        return new Entry(
                member,
                entry.fact(),
                entry.rule(),
                entry.label(),
                entry.micro().code(),
                entry.on(),
                entry.raw().toString(),
                entry.points().toString(),
                entry.reason(),
                entry.ruleBookVersion(),
                afterClose);
    }
}
