package cn.sanwei.scoring.rulebook;

/** Another rule must have been met so many times before, in the same period. */
public record Requirement(String rule, int times, CapPeriod per) {}
