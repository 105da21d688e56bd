package cn.sanwei.roster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** An operator's alarm: a roster that waits too long is a roster that still knows those who have left. */
@Singleton
public class RosterMetrics implements MeterBinder {
    private final RosterStatus status;

    RosterMetrics(RosterStatus status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sanwei.roster.waiting.ms", status, RosterMetrics::waitingMs)
                .description("for how long the next event has been waiting for the database; 0 where none waits")
                .register(registry);
    }

    private static double waitingMs(RosterStatus status) {
        return status.waiting()
                .map(waiting -> (double) waiting.duration().toMillis())
                .orElse(0.0);
    }
}
