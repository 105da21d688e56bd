package cn.sanwei.scoring.ledger.township;

import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.List;

/** All members of a township, or of a branch, in one cycle. */
public record CycleOfMembers(CycleDays days, List<Scored> members) {
    public record Scored(Ledger ledger, Roster roster) {}

    public CycleOfMembers {
        members = List.copyOf(members);
    }
}
