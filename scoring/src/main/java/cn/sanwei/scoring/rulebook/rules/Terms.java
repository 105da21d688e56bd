package cn.sanwei.scoring.rulebook.rules;

import java.time.Period;
import java.util.List;

/**
 * What a rule says beside its amount and its caps. A rule that says nothing of it has {@link #NONE}.
 *
 * @param multiply all that hold multiply the amount, rounded once
 * @param repeat or null
 * @param recordedWithin what is recorded later than this after it happened does not count; null for no such bound
 * @param suspends or null
 * @param valid null for the whole of the cycle, and no longer
 * @param effect on the result beside the points, or null
 * @param absence what it waits for in vain, or null for a rule that scores facts
 */
public record Terms(
        List<Multiplier> multiply,
        Repeat repeat,
        Period recordedWithin,
        List<Requirement> requires,
        Suspension suspends,
        Validity valid,
        GradeEffect effect,
        Absence absence) {
    public static final Terms NONE = new Terms(List.of(), null, null, List.of(), null, null, null, null);

    public Terms {
        multiply = List.copyOf(multiply);
        requires = List.copyOf(requires);
    }

    public Terms suspending(Suspension resolved) {
        return new Terms(multiply, repeat, recordedWithin, requires, resolved, valid, effect, absence);
    }

    public Terms requiring(List<Requirement> resolved) {
        return new Terms(multiply, repeat, recordedWithin, resolved, suspends, valid, effect, absence);
    }

    public Terms waitingFor(Absence awaited) {
        return new Terms(multiply, repeat, recordedWithin, requires, suspends, valid, effect, awaited);
    }

    /** Whether entries come, or lapse, with the turn of a day and without a fact. */
    public boolean turns() {
        return absence != null || valid != null;
    }

    /** Whether what happened before a cycle bears upon it. */
    boolean reachesBack() {
        return suspends != null || repeat != null || absence != null || valid != null && valid.acrossCycles();
    }
}
