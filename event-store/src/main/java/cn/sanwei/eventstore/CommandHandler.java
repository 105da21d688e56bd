package cn.sanwei.eventstore;

import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.eventstore.FoldedStreams.Folded;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries out commands, each key once: a retry gets the first answer and never a second event.
 *
 * <p>All in one transaction: receipt, load, decide, append, tables, receipt. A lost race, or a connection that the
 * database ended, rolls it back and begins it again, so whatever is passed in must be fit to run more than once. Whoever
 * waits is answered after some seconds of it: the same key may be sent again (ADR 0121).
 */
@ApplicationScoped
public class CommandHandler {
    /** A database that is away stays away longer than it is worth to wait here: the edge says 503. */
    private static final int MOST_ATTEMPTS_WITHOUT_DATABASE = 2;

    private final EventStore store;
    private final FoldedStreams streams;
    private final OnEventLoop eventLoop;
    /** Once it has spent so much in transactions, a command whose connection was lost is not begun again. */
    private final Duration patience;
    /** Empty for single commands: theirs is what each connection of the pool was opened with. */
    private final Optional<Duration> limit;

    @Inject
    CommandHandler(
            EventStore store,
            FoldedStreams streams,
            OnEventLoop eventLoop,
            @ConfigProperty(name = "sanwei.store.patience") Duration patience) {
        this(store, streams, eventLoop, patience, Optional.empty());
    }

    private CommandHandler(
            EventStore store,
            FoldedStreams streams,
            OnEventLoop eventLoop,
            Duration patience,
            Optional<Duration> limit) {
        this.store = store;
        this.streams = streams;
        this.eventLoop = eventLoop;
        this.patience = patience;
        this.limit = limit;
    }

    /**
     * Carries out commands that write hundreds of rows: the transaction may take longer than others, and holds up all
     * relays of the cluster so long (ADR 0002). What ran out of that time is not begun again here. For imports, and for
     * nothing that people do while others wait.
     */
    public CommandHandler forBulk() {
        return new CommandHandler(store, streams, eventLoop, patience, Optional.of(store.bulkLimit()));
    }

    /**
     * @param stream the aggregate's
     * @param command makes the command inside the transaction, where it may read tables; must not write
     * @param after writes the tables and makes the answer
     * @return the answer; fails with a {@link StoreFailure}, or with what the functions or the database failed with
     */
    public <S, C, E extends SanweiEvent> Uni<CommandAnswer> handle(
            CommandContext context,
            Decider<S, C, E> decider,
            String stream,
            Function<Transaction, Uni<C>> command,
            AfterAppend<S, E> after) {
        return attempt(
                context,
                stream,
                transaction -> command.apply(transaction)
                        .chain(wanted -> streams.fold(transaction, context.division(), decider, stream)
                                .chain(folded -> decide(context, decider, stream, wanted, folded, transaction))
                                .chain(appended -> after.apply(transaction, appended))),
                1,
                Duration.ZERO);
    }

    /**
     * The same around any work: an import over many streams, say. It appends at most once, before it writes anything
     * else.
     */
    public Uni<CommandAnswer> once(CommandContext context, Function<Transaction, Uni<CommandAnswer>> work) {
        return attempt(context, null, work, 1, Duration.ZERO);
    }

    /** @param spent in the transactions of the attempts before this one */
    private Uni<CommandAnswer> attempt(
            CommandContext context,
            String stream,
            Function<Transaction, Uni<CommandAnswer>> work,
            int number,
            Duration spent) {
        return Uni.createFrom().deferred(() -> {
            Begun begun = new Begun();
            return inTransaction(context, stream, begun, transaction -> answer(context, work, transaction))
                    .onFailure()
                    .transform(CommandHandler::explain)
                    .onFailure(failure -> number < mostAttempts(failure, begun.took(), spent.plus(begun.took())))
                    .recoverWithUni(failure -> {
                        Duration soFar = spent.plus(begun.took());
                        return beforeAnother(failure, number)
                                .chain(() -> attempt(context, stream, work, number + 1, soFar));
                    });
        });
    }

    private <T> Uni<T> inTransaction(
            CommandContext context, String stream, Begun begun, Function<Transaction, Uni<T>> work) {
        return limit.isPresent()
                ? store.inBulkTransaction(context, stream, begun, work)
                : store.inTransaction(context, stream, begun, work);
    }

    /** Also of the tables beside the events. */
    private static Throwable explain(Throwable failure) {
        if (failure instanceof StoreFailure) {
            return failure;
        }
        if (SqlFailure.isUnstorableText(failure)) {
            return new UnstorableText(failure);
        }
        return SqlFailure.isLostRace(failure) ? new ConcurrentChange(failure) : failure;
    }

    private static Uni<CommandAnswer> answer(
            CommandContext context, Function<Transaction, Uni<CommandAnswer>> work, Transaction transaction) {
        Receipts receipts = new Receipts(transaction, context);
        return receipts.find()
                .chain(first -> first != null
                        ? Uni.createFrom().item(first)
                        : work.apply(transaction).chain(receipts::keep));
    }

    /** Who lost a race goes on at once; who lost a connection gives the pool time to notice the other dead ones. */
    private Uni<Void> beforeAnother(Throwable failure, int number) {
        return failure instanceof ConcurrentChange
                ? Uni.createFrom().voidItem()
                : eventLoop.pause(EventStore.PAUSE_WITHOUT_CONNECTION.multipliedBy(number));
    }

    /**
     * @param took the transaction that failed
     * @param spent in all transactions so far
     */
    private int mostAttempts(Throwable failure, Duration took, Duration spent) {
        // Somebody else was served, and the next attempt comes at once.
        if (failure instanceof ConcurrentChange) {
            return EventStore.MOST_ATTEMPTS;
        }
        // What held up the relays for so long once would do so again at once.
        if (limit.filter(longer -> took.compareTo(longer) >= 0).isPresent() || spent.compareTo(patience) >= 0) {
            return 1;
        }
        if (SqlFailure.isLostConnection(failure)) {
            return EventStore.MOST_ATTEMPTS;
        }
        return SqlFailure.isUnavailable(failure) ? MOST_ATTEMPTS_WITHOUT_DATABASE : 1;
    }

    private static <S, C, E extends SanweiEvent> Uni<Appended<S, E>> decide(
            CommandContext context,
            Decider<S, C, E> decider,
            String stream,
            C command,
            Folded<S> folded,
            Transaction transaction) {
        int version = folded.version();
        if (context.expectedVersion().isPresent() && context.expectedVersion().getAsInt() != version) {
            throw new StaleVersion(context.expectedVersion().getAsInt(), version);
        }
        S before = folded.state();
        return switch (decider.decide(before, command)) {
            case Decision.Refused<E> refused -> throw new RefusedException(refused.reason());
            case Decision.Accepted<E> accepted ->
                append(context, decider, stream, version, before, accepted.events(), transaction);
        };
    }

    private static <S, C, E extends SanweiEvent> Uni<Appended<S, E>> append(
            CommandContext context,
            Decider<S, C, E> decider,
            String stream,
            int version,
            S before,
            List<E> events,
            Transaction transaction) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(new Appended<>(stream, before, before, version, events, List.of()));
        }
        List<NewEvent> rows = new ArrayList<>(events.size());
        S state = before;
        for (E event : events) {
            NewEvent row = NewEvent.of(stream, version + rows.size() + 1, event);
            rows.add(row);
            state = decider.evolve(state, row.id(), event);
        }
        S now = state;
        return transaction
                .append(context, rows)
                .map(stored -> new Appended<>(stream, before, now, version + events.size(), events, stored));
    }
}
