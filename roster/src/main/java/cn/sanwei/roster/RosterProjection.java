package cn.sanwei.roster;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Keeps the roster from points-service's topic. Each event is applied once, in one transaction with the township's
 * position: a redelivery is dropped by its sequence, an event that builds on a missing one fails with
 * {@link RosterGap}, and what is no event is set aside with its reason.
 */
@Startup
@ApplicationScoped
public class RosterProjection {
    private static final Logger LOG = Logger.getLogger(RosterProjection.class);
    /** Dead records are of no township; no division is called this, so nothing else can be seen or written. */
    private static final String OF_NO_DIVISION = "-";

    private static final String SET_ASIDE = """
            insert into roster_dead_event (topic, partition, "offset", reason, value)
            values (:topic, :partition, :offset, :reason, decode(cast(:value as text), 'base64'))
            on conflict do nothing
            """;
    /** No row is touched when the position is already there or beyond. */
    private static final String ADVANCE = """
            insert into roster_position (township, county, sequence)
            select t.id, t.county, cast(:sequence as text) from township t where t.id = :township
            on conflict (township) do update set sequence = excluded.sequence
            where roster_position.sequence < excluded.sequence
            """;

    private final EventStore store;
    private final Counter deadEvents;

    /** The counter is there from the start, at 0: nobody is told of a rise from nothing. */
    RosterProjection(EventStore store, MeterRegistry metrics) {
        this.store = store;
        this.deadEvents = metrics.counter("sanwei.roster.dead.events");
    }

    public Uni<Void> take(ConsumerRecord<byte[], byte[]> record) {
        return switch (RosterRecord.judge(record)) {
            case RosterRecord.Elsewhere ignored -> Uni.createFrom().voidItem();
            case RosterRecord.Dead dead -> setAside(record, dead.reason());
            case RosterRecord.OfRoster roster -> apply(roster.envelope(), roster.event());
        };
    }

    private Uni<Void> setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        String value = record.value() == null ? null : Base64.getEncoder().encodeToString(record.value());
        return store.inTransaction(
                        OF_NO_DIVISION,
                        transaction -> transaction
                                .session()
                                .createNativeQuery(SET_ASIDE)
                                .setParameter("topic", record.topic())
                                .setParameter("partition", record.partition())
                                .setParameter("offset", record.offset())
                                .setParameter("reason", reason.replace('\0', '?'))
                                .setParameter("value", value)
                                .executeUpdate())
                .invoke(kept -> {
                    deadEvents.increment();
                    LOG.errorf(
                            "roster: dead event, topic=%s partition=%d position=%d: %s",
                            record.topic(), record.partition(), record.offset(), reason);
                })
                .replaceWithVoid();
    }

    private Uni<Void> apply(EventEnvelope envelope, PointsEvent event) {
        String township = envelope.township().value();
        return store.inTransaction(
                township,
                transaction -> known(transaction, township, event)
                        .chain(() -> advance(transaction, township, envelope.sequence()))
                        .chain(isNew -> isNew
                                ? new RosterLines(transaction, township).write(event)
                                : Uni.createFrom().voidItem()));
    }

    /** A registration makes the township known first: the position's row takes the county from there. */
    private static Uni<Void> known(Transaction transaction, String township, PointsEvent event) {
        if (event instanceof TownshipRegistered registered) {
            return transaction.knowTownship(township, registered.county().value());
        }
        return transaction
                .session()
                .createNativeQuery("select count(*) from township where id = :township", Long.class)
                .setParameter("township", township)
                .getSingleResult()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new RosterGap("township " + township + " was not registered");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Boolean> advance(Transaction transaction, String township, String sequence) {
        return transaction
                .session()
                .createNativeQuery(ADVANCE)
                .setParameter("township", township)
                .setParameter("sequence", sequence)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
