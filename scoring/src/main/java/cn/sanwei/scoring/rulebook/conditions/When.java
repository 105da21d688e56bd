package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterLine;

/** A condition on a fact and on the member as he was then. */
public record When(FactCondition facts, MemberCondition members) {
    public static final When ALWAYS = new When(FactCondition.ANY, MemberCondition.EVERYBODY);

    public boolean holds(Fact fact, RosterLine line) {
        return facts.holds(fact) && members.holds(line);
    }
}
