package cn.sanwei.eventstore;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Runs reactive database work where Hibernate Reactive allows it: on an event loop. A request that is on one stays
 * there; anything else (a worker, a plain thread) is carried to a context of its own.
 */
@ApplicationScoped
class OnEventLoop {
    private final Vertx vertx;

    OnEventLoop(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (Context.isOnEventLoopThread() && VertxContext.isOnDuplicatedContext()) {
                return work;
            }
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            return work.runSubscriptionOn(task -> own.runOnContext(ignored -> task.run()));
        });
    }

    /** Goes on in the context where it was subscribed to. */
    Uni<Void> pause(Duration pause) {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(pause.toMillis(), timer -> waiting.complete(null)));
    }
}
