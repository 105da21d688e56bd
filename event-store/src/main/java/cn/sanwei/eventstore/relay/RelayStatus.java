package cn.sanwei.eventstore.relay;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What a relay is doing, for health, metrics and tests: written by its thread, read by any. */
public final class RelayStatus {
    public enum State {
        /** Another replica leads, or none yet. */
        STANDBY,
        LEADING,
        /** Database or broker away; tries again by itself. */
        WAITING,
        /** Needs a person; the reason is said. */
        HALTED,
        STOPPED
    }

    private record Moment(State state, String reason) {}

    private final AtomicReference<Moment> moment = new AtomicReference<>(new Moment(State.STANDBY, null));
    private final AtomicReference<Outbox.Lag> lag = new AtomicReference<>(new Outbox.Lag(0, 0));
    private final AtomicLong published = new AtomicLong();

    public State state() {
        return moment.get().state();
    }

    /** Why it halted or waits. */
    public Optional<String> reason() {
        return Optional.ofNullable(moment.get().reason());
    }

    /** Events that wait, as seen by the leader; 0 in a replica that does not lead. */
    public long lagEvents() {
        return lag.get().events();
    }

    /** Age of the oldest event that waits. */
    public long lagMs() {
        return lag.get().ms();
    }

    /** Since this process started. */
    public long published() {
        return published.get();
    }

    void now(State state) {
        moment.set(new Moment(state, null));
    }

    void now(State state, String reason) {
        moment.set(new Moment(state, reason));
    }

    /** A relay that halted stays so while others try; it is over when events flow again. */
    void standby() {
        moment.updateAndGet(before -> before.state() == State.HALTED ? before : new Moment(State.STANDBY, null));
        lag.set(new Outbox.Lag(0, 0));
    }

    void lag(Outbox.Lag measured) {
        lag.set(measured);
    }

    void published(int events) {
        published.addAndGet(events);
    }
}
