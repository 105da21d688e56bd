package cn.sanwei.scoring.rulebook;

/**
 * What makes a rule score that something did not happen: fewer than {@code atLeast} facts of the rule's type, of which
 * the condition holds, in a whole period.
 */
public record Absence(CapPeriod per, int atLeast, FactCondition facts) {}
