package cn.sanwei.rating.wiring;

import cn.sanwei.rating.projector.Projector;
import cn.sanwei.rating.projector.ProjectorStatus;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Starts the projector with the service, ends it with the service, and lets it be watched. */
@ApplicationScoped
public class ProjectorShell {
    private final ProjectorConfig config;
    private final ProjectionTables tables;
    private final Projector projector;

    ProjectorShell(ProjectorConfig config, ProjectionTables tables, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.tables = tables;
        this.projector = new Projector(settings(config), clock);
        counter(meters, "sanwei.projector.events", "Events that were new", ProjectorStatus::events);
        counter(meters, "sanwei.projector.repeated", "Events that were known already", ProjectorStatus::repeated);
        counter(meters, "sanwei.projector.dead", "Records that were no event", ProjectorStatus::dead);
        counter(meters, "sanwei.projector.waiting", "Events of an unknown type", ProjectorStatus::waiting);
        counter(meters, "sanwei.projector.standings", "Standings written", ProjectorStatus::standings);
        counter(meters, "sanwei.projector.batches", "Transactions", ProjectorStatus::batches);
        gauge(meters, "sanwei.projector.batch.size", "Records in the last batch", ProjectorStatus::lastBatch);
        gauge(meters, "sanwei.projector.lag", "Records not in the ledger yet", ProjectorStatus::lag);
        gauge(
                meters,
                "sanwei.projector.townships.turning",
                "Townships for which a day has yet to turn",
                ProjectorStatus::turning);
        gauge(
                meters,
                "sanwei.projector.partitions",
                "Partitions owned here",
                status -> status.owned().size());
        gauge(
                meters,
                "sanwei.projector.partitions.stopped",
                "Partitions that need a hand",
                status -> status.stopped().size());
    }

    void start(@Observes StartupEvent started) {
        tables.migrate();
        if (config.enabled()) {
            projector.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (config.enabled()) {
            projector.close();
        }
    }

    public ProjectorStatus status() {
        return projector.status();
    }

    private static ProjectorSettings settings(ProjectorConfig config) {
        return new ProjectorSettings(
                config.postgres(),
                "rating",
                "rating_projector",
                config.password(),
                config.kafka(),
                config.group(),
                UUID.randomUUID().toString().substring(0, 8),
                config.recordsAtMost(),
                config.batchesApart(),
                config.factsHeld(),
                config.session(),
                config.progress());
    }

    private void counter(MeterRegistry meters, String name, String what, ToDoubleFunction<ProjectorStatus> value) {
        FunctionCounter.builder(name, projector.status(), value)
                .description(what)
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String what, ToDoubleFunction<ProjectorStatus> value) {
        Gauge.builder(name, projector.status(), value).description(what).register(meters);
    }
}
