package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.rulebook.Cap;

/** What became of what a rule gave. */
public sealed interface Outcome {
    /** Whether the occurrence stands, even where nothing is left of its points. */
    default boolean stands() {
        return true;
    }

    /** All of it counts. */
    record Counted() implements Outcome {}

    /** A cap left a part of it, or nothing. */
    record Capped(Cap cap, String owner) implements Outcome {}

    /** Taken back; {@code by} is the event of the correction. */
    record Cancelled(String by) implements Outcome {
        @Override
        public boolean stands() {
            return false;
        }
    }
}
