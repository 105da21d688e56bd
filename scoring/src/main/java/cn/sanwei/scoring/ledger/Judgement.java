package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.Months;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.util.List;
import java.util.Optional;

/**
 * What the sums of a ledger come to, and what that shows.
 *
 * @param unmet conditions that kept from a grade which the total alone would reach
 */
public record Judgement(
        List<TotalLine> lines,
        Points total,
        boolean exempt,
        Optional<Band> indicated,
        List<Unmet> unmet,
        Optional<NextGrade> next) {

    /**
     * @param judging the version that judges the cycle, or null while none counts
     * @param approved whether an application to be left out of grading was approved
     */
    static Judgement of(Tally tally, RuleBook judging, Roster roster, CycleDays days, boolean approved) {
        Optional<RosterLine> last = roster.lastWithin(days.first(), days.after());
        if (judging == null || last.isEmpty()) {
            return new Judgement(List.of(), tally.points(), false, Optional.empty(), List.of(), Optional.empty());
        }
        RosterLine line = last.get();
        Total total = Total.of(tally, judging.grading(), line, roster, Months.of(days));
        if (approved || judging.grading().exemption().holds(line)) {
            return new Judgement(total.lines(), total.points(), true, Optional.empty(), List.of(), Optional.empty());
        }
        Verdict verdict = Verdict.of(total, tally, judging.grading(), line);
        return new Judgement(
                total.lines(),
                total.points(),
                false,
                Optional.of(verdict.indicated()),
                verdict.unmet(),
                verdict.next());
    }
}
