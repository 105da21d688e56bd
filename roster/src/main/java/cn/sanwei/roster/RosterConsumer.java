package cn.sanwei.roster;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hands the records of a partition to the projection one after the other; acknowledged when stored. */
@ApplicationScoped
class RosterConsumer {
    private final RosterProjection projection;

    RosterConsumer(RosterProjection projection) {
        this.projection = projection;
    }

    @Incoming("roster")
    Uni<Void> take(ConsumerRecord<byte[], byte[]> record) {
        return projection.take(record);
    }
}
