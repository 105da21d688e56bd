package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import cn.sanwei.scoring.ledger.judging.Remark;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.ledger.judging.Unmet;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a member has in one cycle, and why (积分台账).
 *
 * @param ruleBook the rule book that judges the total, or null while none counts
 * @param ruleBookVersion its version, or 0
 * @param entries in the order of occurrence, then of the facts' ids, then of the rules' ids
 * @param lines base first, then what each part's base, limits and weight and the total's limits changed, if they did
 * @param total the sum of entries and lines
 * @param byMicro the sum of the entries for each of the three; lines belong to none
 * @param indicated what the points show; empty for whom is exempt, unknown or under no rule book
 * @param unmet conditions that kept from a grade which the total alone would reach
 * @param remarks what else decided the grade: a veto, a grade given directly
 * @param parked facts that do not count now, in order, each with its reason
 * @param unscored ids of sound facts that no rule scored, in order
 */
public record Ledger(
        Subject subject,
        CycleDays days,
        String ruleBook,
        int ruleBookVersion,
        List<LedgerEntry> entries,
        List<TotalLine> lines,
        Points total,
        Map<Micro, Points> byMicro,
        boolean exempt,
        Optional<Band> indicated,
        List<Unmet> unmet,
        List<Remark> remarks,
        Optional<NextGrade> next,
        List<Parked> parked,
        List<String> unscored) {

    /**
     * Whether the points could be summed up. Where they are more than can be reckoned with, nothing counts and nothing is
     * graded, and each fact of the cycle is parked with that reason, until a correction makes them fewer.
     */
    public boolean isSummed() {
        return parked.stream().noneMatch(one -> one.why() == Parked.Reason.CANNOT_BE_SUMMED);
    }

    /** Of the whole and of its parts, before these are weighed. */
    public Points base() {
        return lines.stream()
                .filter(line -> line.kind() == TotalLine.Kind.BASE || line.kind() == TotalLine.Kind.PART_BASE)
                .map(TotalLine::points)
                .reduce(Points.ZERO, Points::plus);
    }
}
