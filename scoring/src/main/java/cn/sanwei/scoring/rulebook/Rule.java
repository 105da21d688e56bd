package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.RosterLine;
import java.util.List;

/**
 * One way to earn or to lose points (积分项).
 *
 * @param points for one occurrence, or for one unit where {@code forEach} is not null; below zero it deducts
 */
public record Rule(
        String id,
        String label,
        Micro micro,
        String fact,
        Points points,
        ForEach forEach,
        FactCondition facts,
        MemberCondition members,
        List<Cap> caps) {

    public Rule {
        caps = List.copyOf(caps);
    }

    public boolean deducts() {
        return points.isNegative();
    }

    /** Whether it scores this fact of a member who was then what the line says. The fact's type is not looked at. */
    public boolean matches(Fact fact, RosterLine line) {
        return facts.holds(fact)
                && members.holds(line)
                && (forEach == null || fact.measures().containsKey(forEach.measure()));
    }

    /** What it gives before any cap. */
    public Points gives(Fact fact) {
        return forEach == null ? points : forEach.points(points, fact.measures().get(forEach.measure()));
    }
}
