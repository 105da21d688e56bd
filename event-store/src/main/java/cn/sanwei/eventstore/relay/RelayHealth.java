package cn.sanwei.eventstore.relay;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down only where a person is needed. A broker that is away takes no service out of traffic: commands are accepted and
 * published later, and the lag says so.
 */
@Readiness
public class RelayHealth implements HealthCheck {
    private final RelayLifecycle lifecycle;

    RelayHealth(RelayLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return lifecycle
                .status()
                .map(status -> response(lifecycle.store().code(), status))
                .orElseGet(() -> HealthCheckResponse.named("relay")
                        .withData("state", "off")
                        .up()
                        .build());
    }

    static HealthCheckResponse response(String store, RelayStatus status) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("relay")
                .withData("store", store)
                .withData("state", status.state().name().toLowerCase(java.util.Locale.ROOT))
                .withData("lagEvents", status.lagEvents());
        status.reason().ifPresent(reason -> response.withData("reason", reason));
        return response.status(status.state() != RelayStatus.State.HALTED).build();
    }
}
