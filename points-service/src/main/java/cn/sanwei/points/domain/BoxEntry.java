package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.BoxRefusal.AnsweredByTheAuthor;
import cn.sanwei.points.domain.BoxRefusal.AuthorNamed;
import cn.sanwei.points.domain.BoxRefusal.ExtendedAlready;
import cn.sanwei.points.domain.BoxRefusal.ExtendedTooLate;
import cn.sanwei.points.domain.BoxRefusal.HandedOverAlready;
import cn.sanwei.points.domain.BoxRefusal.HandedToWhomItConcerns;
import cn.sanwei.points.domain.BoxRefusal.LeaderOfNothing;
import cn.sanwei.points.domain.BoxRefusal.NotContentTooLate;
import cn.sanwei.points.domain.BoxRefusal.NothingPublished;
import cn.sanwei.points.domain.BoxRefusal.TooManyEntries;
import cn.sanwei.points.domain.BoxRefusal.WordingMissing;
import cn.sanwei.points.domain.BoxRefusal.WrongBoxStage;
import cn.sanwei.points.domain.BoxStep.Acknowledged;
import cn.sanwei.points.domain.BoxStep.Answered;
import cn.sanwei.points.domain.BoxStep.Extended;
import cn.sanwei.points.domain.BoxStep.Filed;
import cn.sanwei.points.domain.BoxStep.HandedOver;
import cn.sanwei.points.domain.BoxStep.NotContent;
import cn.sanwei.points.domain.BoxStep.PublicationCorrected;
import cn.sanwei.points.domain.BoxStep.PublicationTakenBack;
import cn.sanwei.points.domain.BoxStep.Published;
import cn.sanwei.points.domain.BoxStep.Returned;
import cn.sanwei.points.domain.BoxStep.Withdrawn;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A complaint, suggestion or question to the township (意见箱). The office takes it up and answers, or hands it to a branch
 * that does; never to one whose leader it concerns. Who wrote it may once say that he is not content, and then the office
 * answers for good. Days are those that the township promises at the time ({@link BoxTerms}).
 */
public final class BoxEntry implements Decider<BoxEntry.State, BoxEntry.Command, BoxStep> {
    /** For one person: open at once, or written on one day. */
    public static final int MOST_OPEN = 5;

    /**
     * @param about whom it concerns; null for nobody in particular
     * @param organisation to whom it was handed over; null where the office alone has it
     * @param contentUntil null but after the first answer
     */
    public record State(
            BoxStage stage,
            OrganisationId about,
            boolean concernsLeader,
            boolean shielded,
            OrganisationId organisation,
            LocalDate due,
            boolean extended,
            LocalDate contentUntil,
            boolean published) {
        State at(BoxStage next) {
            return new State(
                    next, about, concernsLeader, shielded, organisation, due, extended, contentUntil, published);
        }

        State with(OrganisationId whose) {
            return new State(stage, about, concernsLeader, shielded, whose, due, extended, contentUntil, published);
        }

        State dueOn(LocalDate day, boolean nowExtended) {
            return new State(
                    stage, about, concernsLeader, shielded, organisation, day, nowExtended, contentUntil, published);
        }

        State contentUntil(LocalDate day) {
            return new State(stage, about, concernsLeader, shielded, organisation, due, extended, day, published);
        }

        State published(boolean now) {
            return new State(stage, about, concernsLeader, shielded, organisation, due, extended, contentUntil, now);
        }
    }

    public sealed interface Command {
        /** @param entries how many of the author are open, or were written today */
        record File(
                Optional<OrganisationId> about,
                boolean concernsLeader,
                boolean shielded,
                int entries,
                LocalDate acknowledgeBy,
                LocalDate due)
                implements Command {}

        record Acknowledge() implements Command {}

        /**
         * @param reachesTheConcerned whether who leads {@code about} leads {@code organisation} too, as itself or from above
         * @param reworded whether the branch is given other words than the author's
         */
        record HandOver(OrganisationId organisation, boolean reachesTheConcerned, boolean reworded)
                implements Command {}

        record Return() implements Command {}

        /** @param due the new day */
        record Extend(boolean byTheOffice, LocalDate today, LocalDate due) implements Command {}

        record Answer(boolean byTheOffice, boolean byTheAuthor, LocalDate contentUntil) implements Command {}

        /** @param due for the second answer */
        record Reopen(LocalDate today, LocalDate due) implements Command {}

        record Withdraw() implements Command {}

        /**
         * In the office's own words; once more corrects them.
         *
         * @param namesTheAuthor whether his name, or how he is reached, stands in them
         */
        record Publish(boolean namesTheAuthor) implements Command {}

        record TakeBack() implements Command {}
    }

    @Override
    public State initial() {
        return new State(BoxStage.NONE, null, false, false, null, null, false, null, false);
    }

    @Override
    public Decision<BoxStep> decide(State state, Command command) {
        return switch (command) {
            case Command.File c -> file(state, c);
            case Command.Acknowledge c ->
                state.stage() == BoxStage.FILED ? accept(new Acknowledged()) : wrongStage(state);
            case Command.HandOver c -> handOver(state, c);
            case Command.Return c -> state.stage() == BoxStage.HANDED_OVER ? accept(new Returned()) : wrongStage(state);
            case Command.Extend c -> extend(state, c);
            case Command.Answer c -> answer(state, c);
            case Command.Reopen c -> reopen(state, c);
            case Command.Withdraw c -> state.stage().isOpen() ? accept(new Withdrawn()) : wrongStage(state);
            case Command.Publish c -> publish(state, c);
            case Command.TakeBack c ->
                state.published() ? accept(new PublicationTakenBack()) : refuse(new NothingPublished());
        };
    }

    @Override
    public State evolve(State state, BoxStep step) {
        return switch (step) {
            case Filed s ->
                new State(
                        BoxStage.FILED, s.about(), s.concernsLeader(), s.shielded(), null, s.due(), false, null, false);
            case Acknowledged s -> state.at(BoxStage.ACKNOWLEDGED);
            case HandedOver s -> state.at(BoxStage.HANDED_OVER).with(s.organisation());
            case Returned s -> state.at(BoxStage.ACKNOWLEDGED).with(null);
            case Extended s -> state.dueOn(s.due(), true);
            case Answered s ->
                state.at(s.contentUntil() == null ? BoxStage.SETTLED : BoxStage.ANSWERED)
                        .contentUntil(s.contentUntil());
            case NotContent s ->
                state.at(BoxStage.REOPENED).dueOn(s.due(), state.extended()).contentUntil(null);
            case Withdrawn s -> state.at(BoxStage.WITHDRAWN);
            case Published s -> state.published(true);
            case PublicationCorrected s -> state;
            case PublicationTakenBack s -> state.published(false);
        };
    }

    private static Decision<BoxStep> file(State state, Command.File c) {
        if (state.stage() != BoxStage.NONE) {
            return wrongStage(state);
        }
        if (c.concernsLeader() && c.about().isEmpty()) {
            return refuse(new LeaderOfNothing());
        }
        return c.entries() >= MOST_OPEN
                ? refuse(new TooManyEntries(MOST_OPEN))
                : accept(new Filed(
                        c.about().orElse(null), c.concernsLeader(), c.shielded(), c.acknowledgeBy(), c.due()));
    }

    private static Decision<BoxStep> handOver(State state, Command.HandOver c) {
        boolean theOfficesToGive = state.stage() == BoxStage.FILED
                || state.stage() == BoxStage.ACKNOWLEDGED
                || state.stage() == BoxStage.HANDED_OVER;
        if (!theOfficesToGive) {
            return wrongStage(state);
        }
        if (state.concernsLeader() && c.reachesTheConcerned()) {
            return refuse(new HandedToWhomItConcerns());
        }
        if (Objects.equals(state.organisation(), c.organisation())) {
            return refuse(new HandedOverAlready());
        }
        return state.shielded() && !c.reworded()
                ? refuse(new WordingMissing())
                : accept(new HandedOver(c.organisation()));
    }

    private static Decision<BoxStep> extend(State state, Command.Extend c) {
        if (!isHis(state, c.byTheOffice())) {
            return wrongStage(state);
        }
        if (state.extended()) {
            return refuse(new ExtendedAlready());
        }
        return c.today().isAfter(state.due())
                ? refuse(new ExtendedTooLate(state.due()))
                : accept(new Extended(c.due()));
    }

    private static Decision<BoxStep> answer(State state, Command.Answer c) {
        if (!isHis(state, c.byTheOffice())) {
            return wrongStage(state);
        }
        return c.byTheAuthor()
                ? refuse(new AnsweredByTheAuthor())
                : accept(new Answered(state.stage() == BoxStage.REOPENED ? null : c.contentUntil()));
    }

    private static Decision<BoxStep> reopen(State state, Command.Reopen c) {
        if (state.stage() != BoxStage.ANSWERED) {
            return wrongStage(state);
        }
        return c.today().isAfter(state.contentUntil())
                ? refuse(new NotContentTooLate(state.contentUntil()))
                : accept(new NotContent(c.due()));
    }

    private static Decision<BoxStep> publish(State state, Command.Publish c) {
        if (!state.published() && !state.stage().isAnswered()) {
            return wrongStage(state);
        }
        if (c.namesTheAuthor()) {
            return refuse(new AuthorNamed());
        }
        return accept(state.published() ? new PublicationCorrected() : new Published());
    }

    /** A branch has what it was handed, until the author asks again: then others look at it. */
    private static boolean isHis(State state, boolean byTheOffice) {
        return state.stage().isOpen() && (byTheOffice || state.stage() == BoxStage.HANDED_OVER);
    }

    private static Decision<BoxStep> wrongStage(State state) {
        return refuse(new WrongBoxStage(state.stage()));
    }
}
