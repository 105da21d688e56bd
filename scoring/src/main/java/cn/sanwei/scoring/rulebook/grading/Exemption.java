package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;

/**
 * Who is left out of grading.
 *
 * @param members who is so by what he is, or null for nobody
 * @param byApproval whether a member is so whose application was approved
 */
public record Exemption(MemberCondition members, boolean byApproval) {
    public static final Exemption NOBODY = new Exemption(null, false);

    public boolean holds(RosterLine line) {
        return members != null && members.holds(line);
    }
}
