package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.FactCondition;

/**
 * What makes a rule score that something did not happen: fewer than {@code atLeast} facts of the rule's type, of which
 * the condition holds, in a whole period.
 */
public record Absence(CapPeriod per, int atLeast, FactCondition facts) {}
