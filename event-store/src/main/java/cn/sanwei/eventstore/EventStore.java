package cn.sanwei.eventstore;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    /**
     * The clock of a transaction that runs is not moved by another limit: it is stopped first. Both settings end with the
     * transaction.
     */
    private static final String LONGER = """
            select set_config('transaction_timeout', '0', true),
                   set_config('transaction_timeout', cast(:limit as text), true),
                   set_config('idle_in_transaction_session_timeout', cast(:limit as text), true)
            """;

    private static final String FOR_READING = LONGER + """
            , cast(enter_division(:division, '') as text), set_config('transaction_read_only', 'on', true)
            """;

    /**
     * Of a reading, and of a command. After a restart of the database the pool may hand out several connections that are
     * dead; and commands to one stream queue, so what one races with is an import, and few of those run at once.
     */
    static final int MOST_ATTEMPTS = 10;

    /** Times the number of the attempt: the pool notices the other dead ones meanwhile. */
    static final Duration PAUSE_WITHOUT_CONNECTION = Duration.ofMillis(20);

    private final Mutiny.SessionFactory sessions;
    private final OnEventLoop eventLoop;
    private final Duration bulkLimit;
    private final Duration readingLimit;
    private final Duration patience;

    EventStore(
            Mutiny.SessionFactory sessions,
            OnEventLoop eventLoop,
            @ConfigProperty(name = "sanwei.store.bulk-transaction-timeout") Duration bulkLimit,
            @ConfigProperty(name = "sanwei.store.reading-timeout") Duration readingLimit,
            @ConfigProperty(name = "sanwei.store.patience") Duration patience) {
        this.sessions = sessions;
        this.eventLoop = eventLoop;
        this.bulkLimit = bulkLimit;
        this.readingLimit = readingLimit;
        this.patience = patience;
    }

    Duration bulkLimit() {
        return bulkLimit;
    }

    /**
     * Commits when {@code work} yields an item, rolls back when it fails. A session of its own each time: a transaction
     * never joins another's, which might be of another division.
     *
     * @param division a township's or a county's id; without one the transaction fails before it begins
     */
    public <T> Uni<T> inTransaction(String division, Function<Transaction, Uni<T>> work) {
        return begin(
                division,
                session -> session.createNativeQuery(FOR_DIVISION, Object[].class)
                        .setParameter("division", division)
                        .getSingleResult(),
                work);
    }

    /**
     * The same for who only reads: it can write nothing, so it holds up no relay and may last longer. Where the server ended
     * the connection, {@code work} is begun again: also in a process that has just started, whose first transaction may have
     * lasted a write's time before it could say that it reads.
     */
    public <T> Uni<T> read(String division, Function<Transaction, Uni<T>> work) {
        return read(division, work, 1, Duration.ZERO);
    }

    /** @param spent in the transactions of the attempts before this one */
    private <T> Uni<T> read(String division, Function<Transaction, Uni<T>> work, int number, Duration spent) {
        return Uni.createFrom().deferred(() -> {
            Begun begun = new Begun();
            return begin(division, told(begun, session -> enterForReading(session, division)), work)
                    .onFailure(failure -> SqlFailure.isLostConnection(failure)
                            && number < MOST_ATTEMPTS
                            && spent.plus(begun.took()).compareTo(patience) < 0)
                    .recoverWithUni(() -> {
                        Duration soFar = spent.plus(begun.took());
                        return eventLoop
                                .pause(PAUSE_WITHOUT_CONNECTION.multipliedBy(number))
                                .chain(() -> read(division, work, number + 1, soFar));
                    });
        });
    }

    private Uni<Object[]> enterForReading(Mutiny.Session session, String division) {
        return session.createNativeQuery(FOR_READING, Object[].class)
                .setParameter("division", division)
                .setParameter("limit", readingLimit.toMillis() + "ms")
                .getSingleResult();
    }

    /**
     * The same, seeing the receipts of this command's caller, and alone with its key and (unless null) its stream.
     *
     * @param begun told when the transaction has its connection
     */
    <T> Uni<T> inTransaction(
            CommandContext context, String stream, Runnable begun, Function<Transaction, Uni<T>> work) {
        return begin(context.division(), told(begun, session -> enter(session, context, stream)), work);
    }

    /** The same, that may last longer: see {@link CommandHandler#forBulk}. */
    <T> Uni<T> inBulkTransaction(
            CommandContext context, String stream, Runnable begun, Function<Transaction, Uni<T>> work) {
        return begin(
                context.division(),
                told(begun, session -> unhurried(session).chain(() -> enter(session, context, stream))),
                work);
    }

    private static Function<Mutiny.Session, Uni<Object[]>> told(
            Runnable begun, Function<Mutiny.Session, Uni<Object[]>> enter) {
        return session -> {
            begun.run();
            return enter.apply(session);
        };
    }

    private Uni<Object[]> unhurried(Mutiny.Session session) {
        return session.createNativeQuery(LONGER, Object[].class)
                .setParameter("limit", bulkLimit.toMillis() + "ms")
                .getSingleResult();
    }

    private static Uni<Object[]> enter(Mutiny.Session session, CommandContext context, String stream) {
        return session.createNativeQuery(FOR_CALLER, Object[].class)
                .setParameter("division", context.division())
                .setParameter("caller", context.caller())
                .setParameter("key", context.caller().length() + ":" + context.caller() + context.key())
                .setParameter("stream", stream)
                .getSingleResult();
    }

    private <T> Uni<T> begin(
            String division, Function<Mutiny.Session, Uni<Object[]>> enter, Function<Transaction, Uni<T>> work) {
        if (division == null || division.isBlank()) {
            return Uni.createFrom().failure(new DivisionMissing());
        }
        return eventLoop.run(sessions.openSession()
                .chain(session -> session.withTransaction(
                                begun -> enter.apply(session).chain(set -> work.apply(new StoreTransaction(session))))
                        .eventually(session::close)));
    }
}
