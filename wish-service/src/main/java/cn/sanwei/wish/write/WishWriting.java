package cn.sanwei.wish.write;

import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.wish.domain.Wish;
import cn.sanwei.wish.domain.WishCommand;
import cn.sanwei.wish.domain.WishState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;

/** Carries out a command on a wish that is there: finds its row, decides, and lets the tables follow. */
@ApplicationScoped
public class WishWriting {
    private final CommandHandler handler;
    private final WishTables tables;
    private final Wish decider = new Wish();

    WishWriting(CommandHandler handler, WishTables tables) {
        this.handler = handler;
        this.tables = tables;
    }

    public static String stream(WishId wish) {
        return "wish/" + wish;
    }

    /**
     * @param command made from the wish's row, inside the transaction
     * @param after writes what the command has beside the state; runs before the state follows
     */
    public Uni<Response> carryOut(
            CommandContext context,
            WishId wish,
            BiFunction<Transaction, WishRow, Uni<WishCommand>> command,
            BiFunction<Transaction, Appended<WishState, WishEvent>, Uni<Void>> after) {
        return handler.handle(
                        context,
                        decider,
                        stream(wish),
                        transaction -> tables.find(transaction, wish)
                                .onItem()
                                .ifNull()
                                .failWith(Problems::notFound)
                                .chain(row -> command.apply(transaction, row)),
                        (transaction, appended) -> after.apply(transaction, appended)
                                .chain(() -> tables.follow(transaction, context.township(), wish, appended.state()))
                                .replaceWith(() -> appended.done(wish)
                                        .with("state", appended.state().code())))
                .map(Answers::of);
    }

    /** Submitting: there is no row yet, {@code after} makes it. */
    public Uni<Response> begin(
            CommandContext context,
            WishCommand.SubmitWish command,
            BiFunction<Transaction, Appended<WishState, WishEvent>, Uni<Void>> after) {
        return handler.<WishState, WishCommand, WishEvent>handle(
                        context,
                        decider,
                        stream(command.wish()),
                        transaction -> Uni.createFrom().item(command),
                        (transaction, appended) -> after.apply(transaction, appended)
                                .replaceWith(() -> appended.created(command.wish())
                                        .with("state", appended.state().code())))
                .map(Answers::of);
    }
}
