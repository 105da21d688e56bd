package cn.sanwei.points.write.box;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.StaleVersion;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.BoxEntry;
import cn.sanwei.points.domain.BoxEntry.Command;
import cn.sanwei.points.domain.BoxEntry.State;
import cn.sanwei.points.domain.BoxStage;
import cn.sanwei.points.domain.BoxStep;
import cn.sanwei.points.domain.BoxTerms;
import cn.sanwei.points.domain.WorkingDays;
import cn.sanwei.points.read.box.Terms;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.write.box.BoxRows.Box;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One step on one entry: whose it is, which version was seen, what the rules say, and the rows that it leaves. It appends no
 * event, so the row of the entry takes the part of a stream: it is locked, and its version is what If-Match names.
 */
@ApplicationScoped
class BoxCommands {
    private static final BoxEntry RULES = new BoxEntry();

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    BoxCommands(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /** As who somebody acts on an entry; nobody else is told that it is there. */
    enum As {
        OFFICE,
        /** The office, or who leads the branch that was handed the entry, or leads above it. */
        IN_CHARGE,
        /** Himself; for a letter the office that typed it in. */
        AUTHOR
    }

    /** @param role as which the step is kept: author, office or branch */
    record Step(
            Transaction transaction,
            Caller caller,
            CommandContext context,
            Box box,
            WorkingDays days,
            BoxTerms terms,
            String role) {
        LocalDate today() {
            return CycleDays.dayOf(context.at());
        }

        LocalDate in(int workingDays) {
            return days.after(today(), workingDays);
        }

        boolean isByTheOffice() {
            return role.equals("office");
        }

        boolean isByTheAuthor() {
            return box.isBy(caller);
        }
    }

    /** What a step says. */
    record Words(String text, String wording) {
        static final Words NONE = new Words(null, "");

        static Words of(String text) {
            return new Words(text.strip(), "");
        }
    }

    Uni<Response> take(UUID entry, As as, Function<Step, Uni<Command>> command, Words words) {
        return take(entry, as, command, words, step -> Uni.createFrom().voidItem());
    }

    /** @param after what else the step changes */
    Uni<Response> take(
            UUID entry, As as, Function<Step, Uni<Command>> command, Words words, Function<Step, Uni<Void>> after) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction -> BoxRows.find(transaction, entry)
                                .chain(box -> role(transaction, caller, box, as)
                                        .invoke(role -> requireSeen(context, box))
                                        .chain(role -> Calendar.find(transaction)
                                                .chain(days -> Terms.find(transaction)
                                                        .map(terms -> new Step(
                                                                transaction,
                                                                caller,
                                                                context,
                                                                box,
                                                                days,
                                                                terms,
                                                                role)))))
                                .chain(step -> command.apply(step).chain(wanted -> keep(step, wanted, words, after))))
                .map(Answers::of);
    }

    private static Uni<String> role(Transaction transaction, Caller caller, Box box, As as) {
        boolean office = caller.has(Roles.TOWNSHIP_OFFICE) && !box.concerns(caller);
        return switch (as) {
            case OFFICE -> only(office, "office");
            case AUTHOR -> only(box.isBy(caller) || box.onPaper() && office, "author");
            case IN_CHARGE ->
                office || box.concerns(caller) || box.organisation() == null
                        ? only(office, "office")
                        : Leadership.leads(transaction, caller, box.organisation())
                                .chain(leads -> only(leads, "branch"));
        };
    }

    private static Uni<String> only(boolean may, String role) {
        return may ? Uni.createFrom().item(role) : Uni.createFrom().failure(Problems.notFound());
    }

    private static void requireSeen(CommandContext context, Box box) {
        context.expectedVersion().ifPresent(seen -> {
            if (seen != box.version()) {
                throw new StaleVersion(seen, box.version());
            }
        });
    }

    private static Uni<CommandAnswer> keep(Step step, Command command, Words words, Function<Step, Uni<Void>> after) {
        State before = step.box().state();
        List<BoxStep> steps = decide(before, command);
        int version = step.box().version() + 1;
        State now = RULES.evolve(before, steps.getFirst());
        return after.apply(step)
                .chain(() -> BoxRows.keep(
                        step.transaction(), step.box().entry(), version, now, words.wording(), step.today()))
                .chain(() -> BoxRows.step(
                        step.transaction(),
                        step.box().entry(),
                        version,
                        steps.getFirst(),
                        step.role(),
                        step.caller(),
                        words.text(),
                        step.context()))
                .map(kept -> answer(200, step.box().entry(), version, now.stage()));
    }

    /** @return the one step that follows; fails with the refusal */
    static List<BoxStep> decide(State before, Command command) {
        return switch (RULES.decide(before, command)) {
            case Decision.Refused<BoxStep> refused -> throw new RefusedException(refused.reason());
            case Decision.Accepted<BoxStep> accepted -> accepted.events();
        };
    }

    /** In the common form, though no event came of it. */
    static CommandAnswer answer(int status, UUID entry, int version, BoxStage stage) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", entry.toString());
        body.put("version", version);
        body.putArray("events");
        body.put("state", stage.code());
        return new CommandAnswer(status, body);
    }
}
