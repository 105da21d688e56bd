package cn.sanwei.rating.wiring;

import cn.sanwei.rating.projector.ProjectorStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Always up: queries are answered from what is in the ledger, and a bad event or a stopped partition must not take them
 * away. What is wrong is said here and counted in the metrics.
 */
@Readiness
@ApplicationScoped
public class ProjectorHealth implements HealthCheck {
    private final ProjectorShell projector;

    ProjectorHealth(ProjectorShell projector) {
        this.projector = projector;
    }

    @Override
    public HealthCheckResponse call() {
        ProjectorStatus status = projector.status();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("projector")
                .up()
                .withData("partitions", status.owned().size())
                .withData("lag", status.lag())
                .withData("deadEvents", status.dead());
        status.stopped().forEach((partition, reason) -> answer.withData("stopped-" + partition, reason));
        if (!status.trouble().isEmpty()) {
            answer.withData("trouble", status.trouble());
        }
        return answer.build();
    }
}
