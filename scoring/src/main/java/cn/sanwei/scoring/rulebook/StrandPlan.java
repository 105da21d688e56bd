package cn.sanwei.scoring.rulebook;

/**
 * What is known beforehand of a strand.
 *
 * @param meterPeriods how long each of its meters counts before it starts again; not to be written to
 * @param isPlain whether in every version each of its rules judges an occurrence by itself, so that only caps remember
 * @param reachesBack whether what happened before a cycle bears upon it
 */
public record StrandPlan(int number, CapPeriod[] meterPeriods, boolean isPlain, boolean reachesBack) {}
