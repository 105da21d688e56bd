package cn.sanwei.points.react;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.RatingEvent.CycleClosed;
import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.read.awards.ClosedFigures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Keeps what rating-service says that a township's members had when a cycle was closed. Each closing once, whatever is
 * delivered again. What is no event of rating-service's, or of a township that is not ours, is passed over: it is in
 * rating-service's list of dead events already. Where the database does not take a closing it is tried again for ever, and
 * none after it: until then no branch is graded upon it, and the office is told so.
 */
@ApplicationScoped
class WhenCycleClosedThenKeepMembersSums {
    private static final Logger LOG = Logger.getLogger(WhenCycleClosedThenKeepMembersSums.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String CLOSED = EventCodec.typeOf(CycleClosed.class);

    private final EventStore store;

    WhenCycleClosedThenKeepMembersSums(EventStore store) {
        this.store = store;
    }

    private record Heard(String township, CycleClosed closed) {}

    @Incoming("closings")
    Uni<Void> take(ConsumerRecord<byte[], byte[]> record) {
        Optional<Heard> heard = judge(record);
        if (heard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> keep(heard.get()))
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        "closings: not kept, tried again, topic=%s partition=%d position=%d: %s",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> keep(Heard heard) {
        return store.inTransaction(
                heard.township(),
                transaction -> ClosedFigures.isOurs(transaction, heard.township())
                        .chain(ours -> ours
                                ? keep(transaction, heard)
                                : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> keep(Transaction transaction, Heard heard) {
        return ClosedFigures.keep(transaction, heard.closed());
    }

    /** Empty for whatever says nothing of a closing. */
    private static Optional<Heard> judge(ConsumerRecord<byte[], byte[]> record) {
        if (!CLOSED.equals(header(record, "ce_type")) || record.value() == null) {
            return Optional.empty();
        }
        try {
            EventEnvelope envelope = EventEnvelope.read(name -> header(record, name));
            String township = envelope.township().value();
            boolean inItsPlace = envelope.source().equals(Store.RATING.source())
                    && Arrays.equals(record.key(), township.getBytes(StandardCharsets.UTF_8));
            return inItsPlace && EventCodec.decode(CLOSED, record.value()) instanceof CycleClosed closed
                    ? Optional.of(new Heard(township, closed))
                    : Optional.empty();
        } catch (ContractViolation noEvent) {
            LOG.errorf(
                    "closings: no event, passed over, topic=%s partition=%d position=%d: %s",
                    record.topic(), record.partition(), record.offset(), noEvent.getMessage());
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
