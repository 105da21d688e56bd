package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Store;
import java.time.Duration;

/**
 * @param batchEvents at most so many in one Kafka transaction
 * @param batchBytes and about so much JSON; one event may exceed it alone
 * @param poll how long to wait when little is there: latency against load
 * @param pollInSilence the same when nothing has been published for a while
 * @param pausedAfter a relay that does nothing for so long is taken for paused: PostgreSQL ends its session, Kafka its
 *     transaction, and another may lead
 * @param candidacy how often one that does not lead tries to
 * @param backOff after the first failure; grows up to {@code longestBackOff}
 */
public record RelaySettings(
        Store store,
        String jdbcUrl,
        String user,
        String password,
        String bootstrap,
        int batchEvents,
        int batchBytes,
        Duration poll,
        Duration pollInSilence,
        Duration pausedAfter,
        Duration candidacy,
        Duration backOff,
        Duration longestBackOff) {

    public static RelaySettings of(Store store, String postgres, String password, String bootstrap) {
        return new RelaySettings(
                store,
                "jdbc:postgresql://" + postgres + "/" + store.code(),
                store.code() + "_relay",
                password,
                bootstrap,
                2_000,
                8 * 1024 * 1024,
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofSeconds(5));
    }

    RelaySettings pausedAfter(Duration other) {
        return new RelaySettings(
                store,
                jdbcUrl,
                user,
                password,
                bootstrap,
                batchEvents,
                batchBytes,
                poll,
                pollInSilence,
                other,
                candidacy,
                backOff,
                longestBackOff);
    }

    RelaySettings batchEvents(int other) {
        return new RelaySettings(
                store,
                jdbcUrl,
                user,
                password,
                bootstrap,
                other,
                batchBytes,
                poll,
                pollInSilence,
                pausedAfter,
                candidacy,
                backOff,
                longestBackOff);
    }

    /** The same for every replica and after every restart, so that Kafka fences the one before. */
    String transactionalId() {
        return "sanwei-relay-" + store.code();
    }

    @Override
    public String toString() {
        return "RelaySettings[store=" + store.code() + "]";
    }
}
