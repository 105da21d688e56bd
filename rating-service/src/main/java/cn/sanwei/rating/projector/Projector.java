package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.tables.OwnershipLost;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads every topic and keeps the ledger, on one thread of its own, for as long as it is not closed. What goes wrong
 * with database or broker ends a session, and the next one goes on at the offsets that are stored with the ledger.
 */
public final class Projector implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Projector.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final ProjectorSettings settings;
    private final Clock clock;
    private final Runnable beforeCommit;
    private final ProjectorStatus status = new ProjectorStatus();
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    public Projector(ProjectorSettings settings, Clock clock) {
        this(settings, clock, () -> {});
    }

    /** @param beforeCommit see {@link BatchProcessor} */
    Projector(ProjectorSettings settings, Clock clock, Runnable beforeCommit) {
        this.settings = settings;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
        this.thread =
                Thread.ofPlatform().name("projector-" + settings.replica()).unstarted(this::run);
        thread.setUncaughtExceptionHandler((dead, error) -> {
            LOG.error("The projector has ended; only a restart of the service brings it back.", error);
            status.trouble("ended: " + error);
        });
    }

    public void start() {
        thread.start();
    }

    public ProjectorStatus status() {
        return status;
    }

    /** Ends after the batch that is under way. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The projector did not end in time; its batch will be rolled back with its connection.");
        }
    }

    private void run() {
        while (!isStopping()) {
            try (ProjectorSession session = new ProjectorSession(settings, clock, beforeCommit, status)) {
                while (!isStopping()) {
                    session.step();
                }
                session.finish();
            } catch (OwnershipLost lost) {
                LOG.info(
                        "Partitions were taken over by another replica, or another projection serves now; joining again.");
            } catch (SQLException | KafkaException away) {
                trouble(away);
            } catch (RuntimeException unexpected) {
                LOG.error("The projector failed; it begins a new session.", unexpected);
                status.trouble(unexpected.toString());
                pause();
            } finally {
                status.owns(Set.of());
            }
        }
    }

    private void trouble(Exception away) {
        if (!isStopping()) {
            Throwable reason = away.getCause() == null ? away : away.getCause();
            LOG.warnf("The projector cannot work now and tries again: %s (%s)", away.getMessage(), reason);
            status.trouble(away.getMessage() + " (" + reason + ")");
            pause();
        }
    }

    private void pause() {
        try {
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }
}
