package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the sums of a ledger come to, and what that shows.
 *
 * @param unmet conditions that kept from a grade which the total alone would reach
 * @param remarks what else decided the grade
 */
public record Judgement(
        List<TotalLine> lines,
        Points total,
        boolean exempt,
        Optional<Band> indicated,
        List<Unmet> unmet,
        List<Remark> remarks,
        Optional<NextGrade> next) {

    /**
     * @param judging the version that judges the cycle, or null while none counts
     * @param approved whether an application to be left out of grading was approved
     * @param entries in the order of the ledger; asked for only where some effect looks at what is later
     */
    public static Judgement of(
            Tally tally,
            RuleBook judging,
            Roster roster,
            CycleDays days,
            boolean approved,
            Supplier<List<LedgerEntry>> entries) {
        Optional<RosterLine> last = roster.lastWithin(days.first(), days.after());
        if (judging == null || last.isEmpty()) {
            return ungraded(List.of(), tally.points(), false);
        }
        RosterLine line = last.get();
        Effects effects = Effects.of(tally);
        Total total = Total.of(tally, judging.grading(), line, roster, Months.of(days), effects, entries);
        if (approved || judging.grading().exemption().holds(line)) {
            return ungraded(total.lines(), total.points(), true);
        }
        Verdict verdict = Verdict.of(total, tally, judging.grading(), line, effects);
        return new Judgement(
                total.lines(),
                total.points(),
                false,
                Optional.of(verdict.indicated()),
                verdict.unmet(),
                verdict.remarks(),
                verdict.next());
    }

    private static Judgement ungraded(List<TotalLine> lines, Points total, boolean exempt) {
        return new Judgement(lines, total, exempt, Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
