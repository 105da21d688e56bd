package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;

/**
 * Another rule must have been met so many times before, in the same period.
 *
 * @param label of that rule
 */
public record Requirement(String rule, String label, int times, CapPeriod per) {}
