package cn.sanwei.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets; until it does, the real one. In CDI it takes the place of the edge's clock. */
public final class TestClock extends Clock {
    private static final TestClock SHARED = new TestClock();
    private volatile Duration ahead = Duration.ZERO;
    private volatile Instant fixed;

    public static TestClock shared() {
        return SHARED;
    }

    public void set(Instant instant) {
        fixed = instant;
    }

    public void advance(Duration by) {
        if (fixed != null) {
            fixed = fixed.plus(by);
        } else {
            ahead = ahead.plus(by);
        }
    }

    public void reset() {
        fixed = null;
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        Instant set = fixed;
        return set != null ? set : Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("days are those of Asia/Shanghai; give the zone where the day is taken");
    }

    /** Puts the shared clock where the edge's own would be. */
    @ApplicationScoped
    @Alternative
    @Priority(1)
    static class Producer {
        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        Clock clock() {
            return shared();
        }
    }
}
