package cn.sanwei.scoring.ledger.entries;

import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.Requirement;
import java.time.LocalDate;
import java.time.Period;

/** What became of what a rule gave. */
public sealed interface Outcome {
    /** Whether the occurrence stands, even where nothing is left of its points. */
    default boolean stands() {
        return true;
    }

    /** One that does not stand: for ladders, milestones and the like it has not happened. */
    sealed interface Fallen extends Outcome {
        @Override
        default boolean stands() {
            return false;
        }
    }

    /** All of it counts. */
    record Counted() implements Outcome {}

    /** A cap left a part of it, or nothing. */
    record Capped(Cap cap, String owner) implements Outcome {}

    /** Another rule of the group gave more; what it is above that counts, or nothing. */
    record Outdone(String by) implements Outcome {}

    /** The group was cleared for the rest of the cycle; {@code by} is the rule that did it. */
    record Cleared(String by) implements Outcome {}

    /** Its validity has ended; {@code until} is the first day on which it did not count. */
    record Lapsed(LocalDate until) implements Outcome {}

    /** Taken back; {@code by} is the event of the correction. */
    record Cancelled(String by) implements Fallen {}

    /** Another rule has put a lesser deduction in its place. */
    record Repaired(String by) implements Fallen {}

    /** Recorded later than the rule allows. */
    record Late(Period within) implements Fallen {}

    /** The rule gave nothing at that time; {@code by} is the rule that suspended it. */
    record Suspended(String by, LocalDate until) implements Fallen {}

    /** What the rule asks for beforehand had not been done. */
    record Unmet(Requirement requirement, int times) implements Fallen {}
}
