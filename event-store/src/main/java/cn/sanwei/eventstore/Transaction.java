package cn.sanwei.eventstore;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One transaction of one division. Sees that division's rows only, and is one chain: never join two pipelines over it.
 *
 * <p>Whatever ran before {@link #append} must have written nothing, not even by {@code for update}.
 */
public interface Transaction {
    /** For the tables beside the events: native SQL and entities. */
    Mutiny.Session session();

    /** A stream from its first event, empty when there is none or it is another division's. */
    Uni<List<StoredEvent>> load(String stream);

    /** The same from this version on. */
    Uni<List<StoredEvent>> load(String stream, int from);

    /** The version of each of these streams, 0 for one without events; at most {@link Appending#MOST_EVENTS} of them. */
    Uni<Map<String, Integer>> versions(Collection<String> streams);

    /**
     * All or none, in this order, by one statement; the first write of the transaction and its only append. The relay
     * publishes them after the commit.
     *
     * @return what was stored; fails with {@link ConcurrentChange} when another transaction was first to one of
     *     the versions, {@link TownshipUnknown}, {@link EventTooLarge} or {@link LateAppend}
     */
    Uni<List<StoredEvent>> append(CommandContext context, List<NewEvent> events);

    /** Makes a township known to this store, or follows it to another county. After the append, if there is one. */
    Uni<Void> knowTownship(String township, String county);
}
