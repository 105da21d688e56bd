package cn.sanwei.scoring.ledger.standings;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.Effects;
import cn.sanwei.scoring.ledger.judging.Tally;
import cn.sanwei.scoring.ledger.judging.Total;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.ledger.judging.Unmet;
import cn.sanwei.scoring.ledger.judging.Verdict;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Exemption;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a member has in one quarter of a cycle. The version in force on the quarter's last day judges it, and the last
 * line of the roster in it; parts, weights and effects are the cycle's and not looked at. So a quarter may have more points
 * than can be reckoned with where its cycle has not: then it counts nothing and is not graded, and the others stand.
 *
 * @param number 1 to 4, from the day on which the cycle starts
 * @param last the last day
 * @param organisation where the member was last in it, or null where he was on no roster
 * @param lines base and limits of the quarter
 * @param earned what happened in the quarter itself, whatever else it counts
 * @param points what happened in the quarter, or up to its end, with the lines
 * @param summed false where the points of the ledger, or of the quarter alone, cannot be summed up: both are zero then
 * @param indicated empty where the book has no grades for quarters, for whom is exempt, and where nothing is summed up
 */
public record QuarterStanding(
        int number,
        LocalDate first,
        LocalDate last,
        String organisation,
        List<TotalLine> lines,
        Points earned,
        Points points,
        boolean summed,
        boolean exempt,
        Optional<Band> indicated,
        List<Unmet> unmet) {

    /** All four, also those that are still to come: who asks knows the day. */
    public static List<QuarterStanding> of(RuleBooks books, Ledger ledger, Roster roster) {
        List<QuarterStanding> standings = new ArrayList<>();
        for (Months quarter : Months.quarters(ledger.days())) {
            standings.add(of(books, ledger, roster, quarter, standings.size() + 1));
        }
        return standings;
    }

    private static QuarterStanding of(RuleBooks books, Ledger ledger, Roster roster, Months quarter, int number) {
        if (!ledger.isSummed()) {
            return ungraded(roster, quarter, number, Points.ZERO, Points.ZERO, false);
        }
        try {
            return withinReckoning(books, ledger, roster, quarter, number);
        } catch (ArithmeticException beyond) {
            return ungraded(roster, quarter, number, Points.ZERO, Points.ZERO, false);
        }
    }

    private static QuarterStanding withinReckoning(
            RuleBooks books, Ledger ledger, Roster roster, Months quarter, int number) {
        Optional<RuleBook> judging = books.inForceOn(quarter.last());
        QuarterScheme scheme = judging.map(book -> book.grading().quarters()).orElse(QuarterScheme.SUMS);
        Tally tally = new Tally(books);
        long earned = 0;
        for (LedgerEntry entry : ledger.entries()) {
            boolean early = entry.on().isBefore(quarter.first());
            if (entry.on().isBefore(quarter.after()) && (scheme.toDate() || !early)) {
                tally.add(entry);
            }
            if (entry.on().isBefore(quarter.after()) && !early) {
                earned = Math.addExact(earned, entry.points().hundredths());
            }
        }
        Optional<RosterLine> line = roster.lastWithin(quarter.first(), quarter.after());
        if (judging.isEmpty() || line.isEmpty()) {
            return ungraded(roster, quarter, number, new Points(earned), tally.points(), true);
        }
        Grading grading = grading(scheme, judging.get().grading().exemption());
        Effects effects = new Effects(List.of());
        Total total = Total.of(tally, grading, line.get(), roster, quarter, effects, ledger::entries);
        boolean exempt = ledger.exempt() || grading.exemption().holds(line.get());
        Optional<Verdict> verdict = exempt || scheme.grades() == null
                ? Optional.empty()
                : Optional.of(Verdict.of(total, tally, grading, line.get(), effects));
        return new QuarterStanding(
                number,
                quarter.first(),
                quarter.last(),
                line.get().organisation(),
                total.lines(),
                new Points(earned),
                total.points(),
                true,
                exempt,
                verdict.map(Verdict::indicated),
                verdict.map(Verdict::unmet).orElse(List.of()));
    }

    private static QuarterStanding ungraded(
            Roster roster, Months quarter, int number, Points earned, Points points, boolean summed) {
        return new QuarterStanding(
                number,
                quarter.first(),
                quarter.last(),
                roster.lastWithin(quarter.first(), quarter.after())
                        .map(RosterLine::organisation)
                        .orElse(null),
                List.of(),
                earned,
                points,
                summed,
                false,
                Optional.empty(),
                List.of());
    }

    /** A quarter is a small cycle without parts. */
    private static Grading grading(QuarterScheme scheme, Exemption exemption) {
        GradeScheme grades = scheme.grades() == null ? GradeScheme.USUAL : scheme.grades();
        Limits limits = scheme.limits();
        return new Grading(scheme.base(), List.of(), limits, grades, exemption, scheme, List.of(), null, null, null);
    }
}
