package cn.sanwei.eventstore;

import io.smallrye.mutiny.Uni;

/** Writes the tables beside the events, in their transaction, and makes the answer. Runs again on a version race. */
@FunctionalInterface
public interface AfterAppend<S, E> {
    Uni<CommandAnswer> apply(Transaction transaction, Appended<S, E> appended);

    /** For a command that touches no table. */
    static <S, E> AfterAppend<S, E> answering(java.util.function.Function<Appended<S, E>, CommandAnswer> answer) {
        return (transaction, appended) -> Uni.createFrom().item(answer.apply(appended));
    }
}
