package cn.sanwei.eventstore;

import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.eventstore.decider.Decider;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Folds streams, and keeps what it folded of the longer ones: the next command to an activity of two hundred marks loads
 * what came since, not all of it again. What is kept was made of committed events alone, is of one division, and goes on
 * only from the very event that it ended with (ADR 0137).
 */
@ApplicationScoped
class FoldedStreams {
    /** A shorter one is loaded as quickly as what came since. */
    static final int LONG = 16;
    /** Of all streams that are kept: of attendance, some megabytes of states. */
    private static final int MOST_EVENTS = 20_000;

    private final Cache<Key, Folded<?>> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_EVENTS)
            .weigher((Key key, Folded<?> folded) -> folded.version())
            .executor(Runnable::run)
            .build();

    private record Key(String division, String stream, Class<?> decider) {}

    /**
     * @param version of the last event, 0 before the first
     * @param last the last event's id; null before the first
     */
    record Folded<S>(int version, UUID last, S state) {
        private boolean isContinuedBy(List<StoredEvent> events) {
            return version == 0
                    || !events.isEmpty()
                            && events.getFirst().version() == version
                            && events.getFirst().id().equals(last);
        }

        /** @param events from this one's last on, or a whole stream where this is nothing */
        private <E extends SanweiEvent> Folded<S> continuedBy(Decider<S, ?, E> decider, List<StoredEvent> events) {
            Folded<S> folded = this;
            for (StoredEvent event : events.subList(version == 0 ? 0 : 1, events.size())) {
                folded = new Folded<>(
                        event.version(),
                        event.id(),
                        decider.evolve(folded.state, event.id(), FoldedStreams.own(event)));
            }
            return folded;
        }
    }

    /** @return the stream as this transaction sees it; before the transaction has appended to it */
    <S, E extends SanweiEvent> Uni<Folded<S>> fold(
            Transaction transaction, String division, Decider<S, ?, E> decider, String stream) {
        Key key = new Key(division, stream, decider.getClass());
        Folded<S> nothing = new Folded<>(0, null, decider.initial());
        Folded<S> before = kept(key, nothing);
        return transaction
                .load(stream, before.version())
                .chain(events -> before.isContinuedBy(events)
                        ? Uni.createFrom().item(() -> before.continuedBy(decider, events))
                        : transaction.load(stream).map(all -> nothing.continuedBy(decider, all)))
                .invoke(folded -> keep(key, folded));
    }

    /** A decider makes states of one kind. */
    @SuppressWarnings("unchecked")
    private <S> Folded<S> kept(Key key, Folded<S> nothing) {
        Folded<?> found = kept.getIfPresent(key);
        return found == null ? nothing : (Folded<S>) found;
    }

    private void keep(Key key, Folded<?> folded) {
        if (folded.version() >= LONG) {
            kept.put(key, folded);
        } else {
            kept.invalidate(key);
        }
    }

    /** A stream holds the events of one decider: it is the only one that appends to it. */
    @SuppressWarnings("unchecked")
    private static <E extends SanweiEvent> E own(StoredEvent event) {
        return (E) event.event();
    }
}
