package cn.sanwei.roster;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the roster waits for its database, and stays up: the service answers by the roster that it has, and a
 * restart would only wait again. Where the channel ended, SmallRye's own check is down.
 */
@Readiness
public class RosterHealth implements HealthCheck {
    private final RosterStatus status;

    RosterHealth(RosterStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("roster").up();
        status.waiting()
                .ifPresentOrElse(
                        waiting -> response.withData("state", "waiting")
                                .withData("since", waiting.since().toString())
                                .withData("attempts", waiting.attempts())
                                .withData("reason", waiting.reason()),
                        () -> response.withData("state", "following"));
        return response.build();
    }
}
