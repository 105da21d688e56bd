package cn.sanwei.eventstore.decider;

import java.util.List;

/** What a command leads to: events, or the reason why not. Refusing by value keeps deciders free of exceptions. */
public sealed interface Decision<E> {

    /** No events is an answer too: what the command asks for is so already. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<E>(Refusal reason) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> accept(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E> Decision<E> refuse(Refusal reason) {
        return new Refused<>(reason);
    }
}
