package cn.sanwei.score;

import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.ledger.township.Quotas;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Consequence;
import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rule book declares beside a ledger: of a member his quarters, his rolling score and his place among others, and
 * of members and organisations the lists on which they are. Each is empty where it is not declared.
 *
 * @param quarters that have begun
 * @param lists null where the rule book has none; empty for whom is on none
 */
record Beside(
        List<QuarterStanding> quarters,
        Optional<RollingScore> rolling,
        Optional<Quotas.Placed> placed,
        List<ConsequenceLists.Listed> lists) {

    /** Of everybody in one cycle. */
    static final class InCycle {
        private final RuleBooks books;
        private final CycleDays days;
        private final LocalDate today;
        private final Map<Subject, Quotas.Placed> placed = new HashMap<>();
        private final Map<Subject, List<ConsequenceLists.Listed>> lists = new HashMap<>();
        private final boolean hasLists;

        /**
         * @param judging null while no rule book counts in this cycle
         * @param asOf null for the end of the cycle
         */
        InCycle(
                RuleBooks books,
                RuleBook judging,
                CycleOfMembers cycle,
                Collection<BranchStanding> branches,
                Instant asOf) {
            this.books = books;
            this.days = cycle.days();
            this.today = asOf == null ? days.last() : CycleDays.dayOf(asOf);
            if (judging != null && judging.grading().quotas() != null) {
                Quotas.of(judging, cycle).forEach(each -> placed.put(each.subject(), each));
            }
            List<ConsequenceLists.Listed> all = new ArrayList<>();
            for (int quarter = 1; quarter <= QUARTERS && !firstOf(quarter).isAfter(today); quarter++) {
                all.addAll(ConsequenceLists.ofQuarter(books, cycle, quarter));
            }
            all.addAll(ConsequenceLists.ofCycle(books, cycle, branches));
            all.forEach(each -> lists.computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                    .add(each));
            hasLists = judging != null && !judging.grading().consequences().isEmpty();
        }

        Beside of(CycleOfMembers.Scored member, Optional<RollingScore> rolling) {
            Subject subject = member.ledger().subject();
            return new Beside(
                    QuarterStanding.of(books, member.ledger(), member.roster()).stream()
                            .filter(quarter ->
                                    isDeclared(quarter) && !quarter.first().isAfter(today))
                            .toList(),
                    rolling,
                    Optional.ofNullable(placed.get(subject)),
                    listsOf(subject));
        }

        /** That are on a list, in the order of their ids. */
        List<Subject> organisations() {
            return lists.keySet().stream()
                    .filter(subject -> subject.kind() == Subject.Kind.ORGANISATION)
                    .sorted(Comparator.comparing(Subject::id))
                    .toList();
        }

        List<ConsequenceLists.Listed> listsOf(Subject subject) {
            List<ConsequenceLists.Listed> found = lists.getOrDefault(subject, List.of());
            return hasLists || !found.isEmpty() ? found : null;
        }

        /** A quarter of which nothing is declared is a sum that everybody can make. */
        private boolean isDeclared(QuarterStanding quarter) {
            return books.inForceOn(quarter.last())
                    .map(RuleBook::grading)
                    .filter(grading -> !grading.quarters().equals(QuarterScheme.SUMS)
                            || grading.consequences().stream().anyMatch(Consequence::perQuarter))
                    .isPresent();
        }

        private LocalDate firstOf(int quarter) {
            return days.first().plusMonths((quarter - 1) * MONTHS);
        }
    }

    private static final int QUARTERS = 4;
    private static final long MONTHS = 3;
}
