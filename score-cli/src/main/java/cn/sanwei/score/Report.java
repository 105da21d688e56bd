package cn.sanwei.score;

import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.List;

/** Where what was scored is written to: cycle by cycle, its members by their ids, then its organisations. */
interface Report {
    /** @param judging null while no rule book counts in this cycle */
    void cycle(CycleDays days, RuleBook judging);

    void member(Ledger ledger, Beside beside);

    /** @param lists on which it is; null where the rule book has none */
    void organisation(BranchStanding standing, List<BranchPart> parts, List<ConsequenceLists.Listed> lists);

    void end();
}
