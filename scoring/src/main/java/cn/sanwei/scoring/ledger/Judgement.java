package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.util.List;
import java.util.Optional;

/** What the sums of a ledger come to, and what that shows. */
public record Judgement(
        List<TotalLine> lines, Points total, boolean exempt, Optional<Band> indicated, Optional<NextGrade> next) {

    /** @param judging the version that judges the cycle, or null while none counts */
    static Judgement of(Tally tally, RuleBook judging, Roster roster, CycleDays days) {
        Optional<RosterLine> line = roster.lastWithin(days.first(), days.after());
        if (judging == null || line.isEmpty()) {
            return new Judgement(List.of(), tally.points(), false, Optional.empty(), Optional.empty());
        }
        Total total = Total.of(tally.points(), judging, line.get());
        boolean exempt = judging.exempt() != null && judging.exempt().holds(line.get());
        return new Judgement(
                total.lines(),
                total.points(),
                exempt,
                exempt ? Optional.empty() : Optional.of(judging.gradeFor(total.points())),
                exempt ? Optional.empty() : total.next(judging.grades()));
    }
}
