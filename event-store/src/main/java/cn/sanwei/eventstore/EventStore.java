package cn.sanwei.eventstore;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The only way to the database of a service. Every transaction says first whose it is, and row-level security does the
 * rest: forget it and nothing is seen, say another's and nothing of it can be written (42501).
 */
@ApplicationScoped
public class EventStore {
    private static final String FOR_DIVISION = """
            select cast(enter_division(:division, '') as text), ''
            """;
    /**
     * The first lock lets requests with one key pass one by one, so the second sees the first one's receipt. The second
     * does so for commands to one stream: a crowd that checks in to one activity queues instead of racing. Both end with
     * the transaction; neither draws a transaction id. A null locks nothing.
     */
    private static final String FOR_CALLER = """
            select cast(enter_division(:division, :caller) as text),
                   cast(pg_advisory_xact_lock(hashtextextended(cast(:key as text), 0)) as text),
                   cast(pg_advisory_xact_lock(hashtextextended(cast(:stream as text), 1)) as text)
            """;

    private final Mutiny.SessionFactory sessions;
    private final OnEventLoop eventLoop;

    EventStore(Mutiny.SessionFactory sessions, OnEventLoop eventLoop) {
        this.sessions = sessions;
        this.eventLoop = eventLoop;
    }

    /**
     * Commits when {@code work} yields an item, rolls back when it fails. A session of its own each time: a transaction
     * never joins another's, which might be of another division.
     *
     * @param division a township's or a county's id; without one the transaction fails before it begins
     */
    public <T> Uni<T> inTransaction(String division, Function<Transaction, Uni<T>> work) {
        return begin(division, session -> session.createNativeQuery(FOR_DIVISION, Object[].class), work);
    }

    /** The same, seeing the receipts of this command's caller, and alone with its key and (unless null) its stream. */
    <T> Uni<T> inTransaction(CommandContext context, String stream, Function<Transaction, Uni<T>> work) {
        String key = context.caller().length() + ":" + context.caller() + context.key();
        return begin(
                context.division(),
                session -> session.createNativeQuery(FOR_CALLER, Object[].class)
                        .setParameter("caller", context.caller())
                        .setParameter("key", key)
                        .setParameter("stream", stream),
                work);
    }

    private <T> Uni<T> begin(
            String division,
            Function<Mutiny.Session, Mutiny.SelectionQuery<Object[]>> firstStatement,
            Function<Transaction, Uni<T>> work) {
        if (division == null || division.isBlank()) {
            return Uni.createFrom().failure(new DivisionMissing());
        }
        return eventLoop.run(sessions.openSession()
                .chain(session -> session.withTransaction(begun -> firstStatement
                                .apply(session)
                                .setParameter("division", division)
                                .getSingleResult()
                                .chain(set -> work.apply(new StoreTransaction(session))))
                        .eventually(session::close)));
    }
}
