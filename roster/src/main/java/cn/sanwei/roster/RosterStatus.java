package cn.sanwei.roster;

import cn.sanwei.eventstore.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Whether the roster follows its topic or waits for its database: written by the consumer, read by health and metrics. */
@ApplicationScoped
class RosterStatus {
    private static final Logger LOG = Logger.getLogger(RosterStatus.class);

    private static final int DEEPEST = 20;

    /** @param reason PostgreSQL's code or the failure's kind, never its words, which may quote values */
    record Waiting(Instant since, int attempts, String reason) {
        Duration duration() {
            return Duration.between(since, Instant.now());
        }

        private Waiting again(String newReason) {
            return new Waiting(since, attempts + 1, newReason);
        }
    }

    /** Null while it follows. */
    private final AtomicReference<Waiting> moment = new AtomicReference<>();

    /** Empty while it follows. */
    Optional<Waiting> waiting() {
        return Optional.ofNullable(moment.get());
    }

    void waits(ConsumerRecord<?, ?> record, Throwable failure) {
        String reason = SqlFailure.sqlState(failure).orElseGet(() -> kindOf(failure));
        Waiting now = moment.updateAndGet(
                before -> before == null ? new Waiting(Instant.now(), 1, reason) : before.again(reason));
        if (now.attempts() == 1) {
            LOG.warnf(
                    "roster: waits for its database (%s), topic=%s partition=%d position=%d",
                    reason, record.topic(), record.partition(), record.offset());
        }
    }

    /** Of what lies under the drivers' wrapping. */
    private static String kindOf(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    void stored() {
        Waiting before = moment.getAndSet(null);
        if (before != null) {
            LOG.infof("roster: goes on after %s and %d attempts", before.duration(), before.attempts() + 1);
        }
    }
}
