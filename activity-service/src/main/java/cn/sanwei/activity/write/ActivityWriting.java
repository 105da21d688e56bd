package cn.sanwei.activity.write;

import cn.sanwei.activity.domain.Activity;
import cn.sanwei.activity.domain.ActivityCommand;
import cn.sanwei.activity.domain.ActivityState;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Carries out a command on an activity that is there: finds its row, decides, and lets the tables follow. */
@ApplicationScoped
public class ActivityWriting {
    private final CommandHandler handler;
    private final ActivityTables tables;
    private final Activity decider = new Activity();

    ActivityWriting(CommandHandler handler, ActivityTables tables) {
        this.handler = handler;
        this.tables = tables;
    }

    /** For what marks as many people as a township may have. */
    public ActivityWriting forBulk() {
        return new ActivityWriting(handler.forBulk(), tables);
    }

    public static String stream(ActivityId activity) {
        return "activity/" + activity;
    }

    /**
     * @param command made from the activity's row, inside the transaction
     * @param after writes what the command has beside state and marks
     */
    public Uni<CommandAnswer> carryOut(
            CommandContext context,
            ActivityId activity,
            BiFunction<Transaction, ActivityRow, Uni<ActivityCommand>> command,
            BiFunction<Transaction, Appended<ActivityState, ActivityEvent>, Uni<Void>> after) {
        return handler.handle(
                context,
                decider,
                stream(activity),
                transaction -> tables.find(transaction, activity)
                        .onItem()
                        .ifNull()
                        .failWith(Problems::notFound)
                        .chain(row -> command.apply(transaction, row)),
                (transaction, appended) -> after.apply(transaction, appended)
                        .chain(() -> tables.mark(transaction, context.township(), activity, appended.stored()))
                        .chain(() -> tables.follow(
                                transaction, context.township(), activity, appended.before(), appended.state()))
                        .replaceWith(
                                () -> appended.done(activity).with("state", ActivityState.code(appended.state()))));
    }

    /** As above, for a command that writes nothing beside state and marks. */
    public Uni<CommandAnswer> carryOut(
            CommandContext context,
            ActivityId activity,
            BiFunction<Transaction, ActivityRow, Uni<ActivityCommand>> command) {
        return carryOut(
                context,
                activity,
                command,
                (transaction, appended) -> Uni.createFrom().voidItem());
    }

    /** Filing: there is no row yet, {@code after} makes it. */
    public Uni<CommandAnswer> begin(
            CommandContext context,
            ActivityId activity,
            Function<Transaction, Uni<ActivityCommand>> command,
            BiFunction<Transaction, Appended<ActivityState, ActivityEvent>, Uni<Void>> after) {
        return handler.handle(
                context,
                decider,
                stream(activity),
                command,
                (transaction, appended) -> after.apply(transaction, appended)
                        .replaceWith(
                                () -> appended.created(activity).with("state", ActivityState.code(appended.state()))));
    }
}
