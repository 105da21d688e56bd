package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Publishes one store to its topic: every event once, in the order of the store, by one leader at a time.
 *
 * <p>A plain thread. Whatever fails (the database, the broker, being fenced) costs the lead: producer and session are
 * thrown away, and after a pause it stands for election again, for ever. It never skips: where it cannot know that
 * nothing would be left out it halts, says why, and looks again now and then.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long MEASURE_EVERY_NS = Duration.ofSeconds(1).toNanos();
    /** A store in which nothing was published for so long is looked into less often. */
    private static final long SILENT_AFTER_NS = Duration.ofSeconds(2).toNanos();

    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final RelaySettings settings;
    private final Outbox.Source outboxes;
    private final Publisher.Source publishers;
    private final RelayStatus status = new RelayStatus();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    /** Null until a leader has read it; kept so that lag can be told while the broker is away. */
    private Cursor known;

    private Duration backOff;
    private long measuredAt = System.nanoTime() - MEASURE_EVERY_NS;
    private long publishedAt = System.nanoTime();

    Relay(RelaySettings settings, Outbox.Source outboxes, Publisher.Source publishers) {
        this.settings = settings;
        this.outboxes = outboxes;
        this.publishers = publishers;
        this.backOff = settings.backOff();
        this.thread = new Thread(this::run, settings.transactionalId());
        this.thread.setDaemon(true);
    }

    public static Relay of(RelaySettings settings) {
        return new Relay(settings, () -> PostgresOutbox.open(settings), () -> {
            new TopicShape(settings.bootstrap()).check(settings.store().topic(), Topics.RELAYS);
            return KafkaPublisher.open(settings);
        });
    }

    public void start() {
        thread.start();
    }

    public RelayStatus status() {
        return status;
    }

    /** Returns when the thread has ended, or after some seconds without: it is right under a hard end too. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_WITHIN)) {
                thread.interrupt();
                LOG.warnf(
                        "relay store=%s did not end within %s", settings.store().code(), STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (goingOn()) {
            try (Outbox outbox = outboxes.open()) {
                if (elected(outbox)) {
                    measure(outbox, known);
                    lead(outbox);
                }
            } catch (RelayHalted e) {
                status.now(RelayStatus.State.HALTED, e.getMessage());
                LOG.errorf("relay store=%s halted: %s", settings.store().code(), e.getMessage());
                backOff = settings.longestBackOff();
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
            rest(backOff);
            backOff = longer(backOff);
        }
        status.now(RelayStatus.State.STOPPED);
    }

    private void failed(Exception failure) {
        if (goingOn()) {
            if (status.state() != RelayStatus.State.HALTED) {
                status.now(RelayStatus.State.WAITING, failure.getClass().getSimpleName());
            }
            LOG.warnf(
                    "relay store=%s lost its lead and stands again: %s",
                    settings.store().code(), failure);
        }
    }

    private boolean elected(Outbox outbox) throws SQLException {
        while (goingOn()) {
            if (outbox.lead()) {
                return true;
            }
            status.standby();
            rest(settings.candidacy());
        }
        return false;
    }

    private void lead(Outbox outbox) throws SQLException {
        try (Publisher publisher = publishers.open()) {
            Cursor cursor = publisher.lastCursor();
            known = cursor;
            LOG.infof(
                    "relay store=%s leads from position=%d epoch=%d",
                    settings.store().code(), cursor.position(), cursor.epoch());
            while (goingOn()) {
                Outbox.Batch batch = outbox.after(cursor);
                status.now(RelayStatus.State.LEADING);
                backOff = settings.backOff();
                if (batch.refill() > cursor.refill()) {
                    cursor = refill(outbox, publisher, batch.refill());
                } else {
                    cursor = publish(publisher, batch, cursor);
                    if (!batch.full()) {
                        measure(outbox, cursor);
                        rest(isSilent() ? settings.pollInSilence() : settings.poll());
                    }
                }
                known = cursor;
            }
        }
    }

    /** The request is obeyed in the same Kafka transaction as the first events, so it is obeyed once. */
    private Cursor refill(Outbox outbox, Publisher publisher, long request) throws SQLException {
        LOG.infof(
                "relay store=%s publishes again from the beginning, request=%d",
                settings.store().code(), request);
        Cursor beginning = Cursor.beginning(request);
        Outbox.Batch first = outbox.after(beginning);
        if (first.events().isEmpty()) {
            publisher.publish(first.events(), beginning);
            return beginning;
        }
        return publish(publisher, first, beginning);
    }

    private Cursor publish(Publisher publisher, Outbox.Batch batch, Cursor cursor) {
        if (batch.events().isEmpty()) {
            return cursor;
        }
        Cursor next = cursor.at(batch.events().getLast());
        publisher.publish(batch.events(), next);
        status.published(batch.events().size());
        publishedAt = System.nanoTime();
        return next;
    }

    private boolean isSilent() {
        return System.nanoTime() - publishedAt >= SILENT_AFTER_NS;
    }

    private void measure(Outbox outbox, Cursor cursor) throws SQLException {
        if (cursor != null && System.nanoTime() - measuredAt >= MEASURE_EVERY_NS) {
            status.lag(outbox.lag(cursor));
            measuredAt = System.nanoTime();
        }
    }

    private boolean goingOn() {
        return stopping.getCount() > 0;
    }

    private void rest(Duration pause) {
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    private Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(settings.longestBackOff()) > 0 ? settings.longestBackOff() : doubled;
    }
}
