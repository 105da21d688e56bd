package cn.sanwei.score;

import cn.sanwei.scoring.ledger.BranchStanding;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.List;

/** Where what was scored is written to: cycle by cycle, its members by their ids, then its organisations. */
interface Report {
    /** @param judging null while no rule book counts in this cycle */
    void cycle(CycleDays days, RuleBook judging);

    void member(Ledger ledger);

    void organisation(BranchStanding standing, List<BranchPart> parts);

    void end();
}
