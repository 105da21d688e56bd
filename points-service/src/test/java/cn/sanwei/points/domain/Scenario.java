package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.eventstore.decider.Refusal;
import java.util.List;
import java.util.UUID;

/** What has happened, one command, and what comes of it. */
final class Scenario<S, C, E> {
    private final Decider<S, C, E> decider;
    private final S state;

    private Scenario(Decider<S, C, E> decider, S state) {
        this.decider = decider;
        this.state = state;
    }

    @SafeVarargs
    static <S, C, E> Scenario<S, C, E> given(Decider<S, C, E> decider, E... past) {
        S state = decider.initial();
        for (E event : past) {
            state = decider.evolve(state, UUID.randomUUID(), event);
        }
        return new Scenario<>(decider, state);
    }

    Outcome<E> when(C command) {
        return new Outcome<>(decider.decide(state, command));
    }

    S state() {
        return state;
    }

    record Outcome<E>(Decision<E> decision) {
        @SafeVarargs
        final void then(E... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        void thenRefused(Refusal reason) {
            assertThat(decision).isEqualTo(new Decision.Refused<>(reason));
        }

        List<E> accepted() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            return ((Decision.Accepted<E>) decision).events();
        }

        Refusal refused() {
            assertThat(decision).isInstanceOf(Decision.Refused.class);
            return ((Decision.Refused<E>) decision).reason();
        }
    }
}
