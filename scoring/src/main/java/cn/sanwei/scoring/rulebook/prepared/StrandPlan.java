package cn.sanwei.scoring.rulebook.prepared;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;

/**
 * What is known beforehand of a strand.
 *
 * @param meterPeriods how long each of its meters counts before it starts again; not to be written to
 * @param isPlain whether in every version each of its rules judges an occurrence by itself, so that only caps remember
 * @param reachesBack whether what happened before a cycle bears upon it
 * @param waits whether it has rules for what did not happen
 * @param lapses whether it has rules whose entries lapse
 * @param rewrites whether a later fact can change what became of an earlier one
 */
public record StrandPlan(
        int number,
        CapPeriod[] meterPeriods,
        boolean isPlain,
        boolean reachesBack,
        boolean waits,
        boolean lapses,
        boolean rewrites) {

    /** Whether its entries come, or lapse, with the turn of a day and without a fact. */
    public boolean turns() {
        return waits || lapses;
    }

    /** Whether each new fact folds it anew. */
    public boolean isAlwaysAnew() {
        return waits || rewrites;
    }
}
