package cn.sanwei.eventstore.decider;

import java.util.UUID;

/**
 * The rules of one kind of aggregate, as functions. Neither method reads a clock or draws an id: both enter with the
 * command, so a decision can be taken again on a version race and comes out the same.
 *
 * @param <S> state, folded from events
 * @param <C> commands
 * @param <E> events
 */
public interface Decider<S, C, E> {
    /** The state before the first event. */
    S initial();

    Decision<E> decide(S state, C command);

    /** Never refuses: what has happened has happened. */
    S evolve(S state, E event);

    /**
     * What the store folds with. A decider whose later events name earlier ones by their id (a correction, a withdrawal)
     * takes the id from here; the others leave this as it is.
     */
    default S evolve(S state, UUID id, E event) {
        return evolve(state, event);
    }
}
