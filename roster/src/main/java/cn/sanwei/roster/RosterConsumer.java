package cn.sanwei.roster;

import cn.sanwei.eventstore.SqlFailure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hands the records to the projection one after the other; acknowledged when stored. While the database is away, or ends
 * transactions because the machine is busy, the same record is tried again for ever, and none after it: nothing is
 * skipped and nothing overtakes. Whatever else a record fails with would fail again, and ends the channel.
 */
@ApplicationScoped
class RosterConsumer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RosterProjection projection;
    private final RosterStatus status;

    RosterConsumer(RosterProjection projection, RosterStatus status) {
        this.projection = projection;
        this.status = status;
    }

    @Incoming("roster")
    Uni<Void> take(ConsumerRecord<byte[], byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> projection.take(record))
                .onFailure(SqlFailure::isPassing)
                .invoke(failure -> status.waits(record, failure))
                .onFailure(SqlFailure::isPassing)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(status::stored);
    }
}
