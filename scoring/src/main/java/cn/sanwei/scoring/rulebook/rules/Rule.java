package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.conditions.FactCondition;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.conditions.When;
import java.util.List;
import java.util.Set;

/**
 * One way to earn or to lose points (积分项).
 *
 * @param fact the type of the facts that it scores, or that it waits for
 */
public record Rule(
        String id, String label, Micro micro, String fact, Amount amount, When when, List<Cap> caps, Terms terms) {

    /** The attribute of a derived fact that says by which rule the other one was scored. */
    public static final String RULE = "rule";

    public Rule {
        caps = List.copyOf(caps);
    }

    /** What one occurrence or one unit gives; the greatest in size where that depends on more. */
    public Points points() {
        return amount.typical();
    }

    /** By which units it gives points, or null. */
    public ForEach forEach() {
        return amount instanceof Amount.Units units ? units.forEach() : null;
    }

    public FactCondition facts() {
        return when.facts();
    }

    public MemberCondition members() {
        return when.members();
    }

    public boolean deducts() {
        return points().isNegative() || amount instanceof Amount.Ladder ladder && ladder.clears();
    }

    /** Whether it scores this fact of a member who was then what the line says. The fact's type is not looked at. */
    public boolean matches(Fact fact, RosterLine line) {
        return when.holds(fact, line)
                && (amount.measure() == null || fact.measures().containsKey(amount.measure()));
    }

    /** Whether each occurrence gives what it gives by itself, so that only caps remember what was. */
    public boolean isPlain() {
        return amount instanceof Amount.OfOne && terms.equals(Terms.NONE);
    }

    public Rule with(Terms others) {
        return new Rule(id, label, micro, fact, amount, when, caps, others);
    }

    /** Whether it scores that something did not happen. */
    public boolean isOfAbsence() {
        return terms.absence() != null;
    }

    /** Whether it scores what befalls others. */
    public boolean isDerived() {
        return FactTypes.isDerived(fact);
    }

    /** The rules whose occurrences it scores, of one that is derived. */
    public Set<String> derivedFrom() {
        return when.facts().attributes().getOrDefault(RULE, Set.of());
    }

    /** Whether a later fact can change what became of an earlier one. */
    public boolean rewrites() {
        return amount instanceof Amount.Repair repair && repair.instead() != null;
    }

    /** Whether what happened before a cycle bears upon it. */
    public boolean reachesBack() {
        return terms.reachesBack() || amount instanceof Amount.Milestones milestones && milestones.per() == null;
    }
}
