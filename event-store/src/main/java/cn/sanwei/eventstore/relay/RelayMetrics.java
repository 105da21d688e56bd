package cn.sanwei.eventstore.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** An operator's alarms: lag that grows, and a relay that halted. Zero where this replica does not lead. */
@Singleton
public class RelayMetrics implements MeterBinder {
    private final RelayLifecycle lifecycle;

    RelayMetrics(RelayLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String store = lifecycle.store().code();
        gauge(registry, "sanwei.relay.lag.events", "events that wait to be published", RelayStatus::lagEvents);
        gauge(registry, "sanwei.relay.lag.ms", "age of the oldest event that waits", RelayStatus::lagMs);
        gauge(registry, "sanwei.relay.leading", "1 where this replica publishes", is(RelayStatus.State.LEADING));
        gauge(registry, "sanwei.relay.halted", "1 where a person is needed", is(RelayStatus.State.HALTED));
        FunctionCounter.builder("sanwei.relay.published", this, metrics -> metrics.value(RelayStatus::published))
                .tag("store", store)
                .description("events published since the start")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<RelayStatus> value) {
        Gauge.builder(name, this, metrics -> metrics.value(value))
                .tag("store", lifecycle.store().code())
                .description(description)
                .register(registry);
    }

    private double value(ToDoubleFunction<RelayStatus> of) {
        return lifecycle.status().map(of::applyAsDouble).orElse(0.0);
    }

    private static ToDoubleFunction<RelayStatus> is(RelayStatus.State state) {
        return status -> status.state() == state ? 1 : 0;
    }
}
