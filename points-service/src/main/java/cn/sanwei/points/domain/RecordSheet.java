package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.OfRecordSheet;
import cn.sanwei.contracts.PointsEvent.RecordCancelled;
import cn.sanwei.contracts.PointsEvent.RecordConfirmed;
import cn.sanwei.contracts.PointsEvent.RecordCorrected;
import cn.sanwei.contracts.PointsEvent.RecordCorrectionEntered;
import cn.sanwei.contracts.PointsEvent.RecordEntered;
import cn.sanwei.contracts.PointsEvent.RecordReturned;
import cn.sanwei.contracts.PointsEvent.RecordWithdrawn;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.RecordRefusal.DoneByTheMember;
import cn.sanwei.points.domain.RecordRefusal.NothingCorrected;
import cn.sanwei.points.domain.RecordRefusal.RecordRowsWrong;
import cn.sanwei.points.domain.RecordRefusal.RecordUnknown;
import cn.sanwei.points.domain.RecordRefusal.ReviewedAbove;
import cn.sanwei.points.domain.RecordRefusal.ReviewedByRecorder;
import cn.sanwei.points.domain.RecordRefusal.SheetAlreadyEntered;
import cn.sanwei.points.domain.RecordRefusal.WrongRecordStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A sheet of records (记分单): written down by one person, confirmed by another, and only then a fact. All rows of a command
 * or none. What a row says stands in tables until it is confirmed, and enters with the command that confirms it.
 */
public final class RecordSheet implements Decider<RecordSheet.State, RecordSheet.Command, OfRecordSheet> {
    /** What a hand types in one go, and one transaction writes at once. */
    public static final int MOST_ROWS = 50;

    /** @param organisation whose sheet it is; null before it was entered */
    public record State(OrganisationId organisation, Map<RecordId, Line> lines) {
        State with(RecordId record, Line line) {
            Map<RecordId, Line> now = new LinkedHashMap<>(lines);
            now.put(record, line);
            return new State(organisation, now);
        }

        State at(RecordId record, RecordStage stage) {
            return with(record, lines.get(record).at(stage));
        }
    }

    /** @param event id of the event by which it counts; null while it does not */
    public record Line(int row, MemberId member, RecordStage stage, UUID event) {
        Line at(RecordStage next) {
            return new Line(row, member, next, event);
        }

        Line standing(RecordStage next, UUID by) {
            return new Line(row, member, next, by);
        }
    }

    public sealed interface Command {
        Instant occurredAt();

        /** @param errors of the rows; nothing is taken where there is one */
        record EnterSheet(
                RecordSheetId sheet,
                OrganisationId organisation,
                List<Entered> entered,
                List<RowError> errors,
                Instant occurredAt)
                implements Command {}

        /** Before it is confirmed, or after it was returned; it waits anew. */
        record AmendRecord(
                RecordSheetId sheet, RecordId record, boolean byTheMember, List<RowError> errors, Instant occurredAt)
                implements Command {}

        /** @param changes false where what stands already says the same; always true for a cancellation */
        record CorrectRecord(
                RecordSheetId sheet,
                RecordId record,
                boolean byTheMember,
                boolean changes,
                List<RowError> errors,
                Instant occurredAt)
                implements Command {}

        record ConfirmRecords(RecordSheetId sheet, List<Review> reviews, Instant occurredAt) implements Command {}

        record ReturnRecords(RecordSheetId sheet, List<Review> reviews, Instant occurredAt) implements Command {}

        record WithdrawRecords(RecordSheetId sheet, List<Review> reviews, Instant occurredAt) implements Command {}
    }

    public record Entered(RecordId record, MemberId member) {}

    /**
     * One record, and how who decides stands to it.
     *
     * @param byRecorder whether he wrote down what waits
     * @param reaches whether he leads the organisation that decides, or one above it
     * @param words what waits to be confirmed; empty where it is to be cancelled
     */
    public record Review(
            RecordId record, boolean byTheMember, boolean byRecorder, boolean reaches, Optional<RecordWords> words) {}

    public static String stream(RecordSheetId sheet) {
        return "record-sheet/" + sheet;
    }

    @Override
    public State initial() {
        return new State(null, Map.of());
    }

    @Override
    public Decision<OfRecordSheet> decide(State state, Command command) {
        return switch (command) {
            case Command.EnterSheet c -> enter(state, c);
            case Command.AmendRecord c -> amend(state, c);
            case Command.CorrectRecord c -> correct(state, c);
            case Command.ConfirmRecords c ->
                each(c.reviews(), review -> reviewed(state, review, line -> confirmed(state, c, review, line)));
            case Command.ReturnRecords c ->
                each(
                        c.reviews(),
                        review -> reviewed(
                                state,
                                review,
                                line -> accept(new RecordReturned(c.sheet(), review.record(), c.occurredAt()))));
            case Command.WithdrawRecords c -> each(c.reviews(), review -> withdrawn(state, c, review));
        };
    }

    @Override
    public State evolve(State state, OfRecordSheet event) {
        return evolve(state, new UUID(0, 0), event);
    }

    @Override
    public State evolve(State state, UUID id, OfRecordSheet event) {
        return switch (event) {
            case RecordEntered e -> {
                State known = new State(e.organisation(), state.lines());
                Line line = state.lines().get(e.record());
                yield line == null
                        ? known.with(
                                e.record(), new Line(state.lines().size() + 1, e.member(), RecordStage.ENTERED, null))
                        : known.at(e.record(), RecordStage.ENTERED);
            }
            case RecordReturned e -> state.at(e.record(), back(state, e.record(), RecordStage.RETURNED));
            case RecordWithdrawn e -> state.at(e.record(), back(state, e.record(), RecordStage.WITHDRAWN));
            case RecordConfirmed e ->
                state.with(e.record(), state.lines().get(e.record()).standing(RecordStage.CONFIRMED, id));
            case RecordCorrectionEntered e -> state.at(e.record(), RecordStage.CORRECTING);
            case RecordCorrected e ->
                state.with(e.record(), state.lines().get(e.record()).standing(RecordStage.CONFIRMED, id));
            case RecordCancelled e ->
                state.with(e.record(), state.lines().get(e.record()).standing(RecordStage.CANCELLED, null));
        };
    }

    /** The record that counts by this event, or counts no longer; empty for an event that changes nothing of what counts. */
    public static Optional<RecordId> countingBy(OfRecordSheet event) {
        return switch (event) {
            case RecordConfirmed e -> Optional.of(e.record());
            case RecordCorrected e -> Optional.of(e.record());
            case RecordCancelled e -> Optional.of(e.record());
            case RecordEntered e -> Optional.empty();
            case RecordReturned e -> Optional.empty();
            case RecordWithdrawn e -> Optional.empty();
            case RecordCorrectionEntered e -> Optional.empty();
        };
    }

    /** A correction that does not come about leaves the record as it stands. */
    private static RecordStage back(State state, RecordId record, RecordStage otherwise) {
        return state.lines().get(record).stage() == RecordStage.CORRECTING ? RecordStage.CONFIRMED : otherwise;
    }

    private static Decision<OfRecordSheet> enter(State state, Command.EnterSheet c) {
        if (state.organisation() != null) {
            return refuse(new SheetAlreadyEntered(c.sheet()));
        }
        if (!c.errors().isEmpty()) {
            return refuse(new RecordRowsWrong(c.errors()));
        }
        return accept(c.entered().stream()
                .<OfRecordSheet>map(each ->
                        new RecordEntered(c.sheet(), each.record(), c.organisation(), each.member(), c.occurredAt()))
                .toList());
    }

    private static Decision<OfRecordSheet> amend(State state, Command.AmendRecord c) {
        Line line = state.lines().get(c.record());
        if (line == null) {
            return refuse(new RecordUnknown(c.record()));
        }
        if (line.stage() != RecordStage.ENTERED && line.stage() != RecordStage.RETURNED) {
            return refuse(new WrongRecordStage(c.record(), line.row(), line.stage()));
        }
        if (c.byTheMember()) {
            return refuse(new DoneByTheMember(c.record(), line.row()));
        }
        return c.errors().isEmpty()
                ? accept(new RecordEntered(c.sheet(), c.record(), state.organisation(), line.member(), c.occurredAt()))
                : refuse(new RecordRowsWrong(c.errors()));
    }

    private static Decision<OfRecordSheet> correct(State state, Command.CorrectRecord c) {
        Line line = state.lines().get(c.record());
        if (line == null) {
            return refuse(new RecordUnknown(c.record()));
        }
        if (line.stage() != RecordStage.CONFIRMED) {
            return refuse(new WrongRecordStage(c.record(), line.row(), line.stage()));
        }
        if (c.byTheMember()) {
            return refuse(new DoneByTheMember(c.record(), line.row()));
        }
        if (!c.errors().isEmpty()) {
            return refuse(new RecordRowsWrong(c.errors()));
        }
        return c.changes()
                ? accept(new RecordCorrectionEntered(c.sheet(), c.record(), c.occurredAt()))
                : refuse(new NothingCorrected(c.record(), line.row()));
    }

    private static Decision<OfRecordSheet> reviewed(
            State state, Review review, Function<Line, Decision<OfRecordSheet>> decision) {
        Line line = state.lines().get(review.record());
        if (line == null) {
            return refuse(new RecordUnknown(review.record()));
        }
        if (!line.stage().waits()) {
            return refuse(new WrongRecordStage(review.record(), line.row(), line.stage()));
        }
        if (review.byTheMember()) {
            return refuse(new DoneByTheMember(review.record(), line.row()));
        }
        if (!review.reaches()) {
            return refuse(new ReviewedAbove(review.record(), line.row()));
        }
        if (review.byRecorder()) {
            return refuse(new ReviewedByRecorder(review.record(), line.row()));
        }
        return decision.apply(line);
    }

    private static Decision<OfRecordSheet> confirmed(State state, Command.ConfirmRecords c, Review review, Line line) {
        if (review.words().isEmpty()) {
            return accept(new RecordCancelled(c.sheet(), review.record(), line.member(), line.event(), c.occurredAt()));
        }
        RecordWords words = review.words().get();
        if (line.stage() == RecordStage.CORRECTING) {
            return accept(new RecordCorrected(
                    c.sheet(),
                    review.record(),
                    state.organisation(),
                    line.member(),
                    words.fact(),
                    words.measures(),
                    words.attributes(),
                    line.event(),
                    words.occurredAt()));
        }
        return accept(new RecordConfirmed(
                c.sheet(),
                review.record(),
                state.organisation(),
                line.member(),
                words.fact(),
                words.measures(),
                words.attributes(),
                words.occurredAt()));
    }

    private static Decision<OfRecordSheet> withdrawn(State state, Command.WithdrawRecords c, Review review) {
        Line line = state.lines().get(review.record());
        if (line == null) {
            return refuse(new RecordUnknown(review.record()));
        }
        boolean mayBe = line.stage().waits() || line.stage() == RecordStage.RETURNED;
        if (!mayBe) {
            return refuse(new WrongRecordStage(review.record(), line.row(), line.stage()));
        }
        if (review.byTheMember()) {
            return refuse(new DoneByTheMember(review.record(), line.row()));
        }
        return accept(new RecordWithdrawn(c.sheet(), review.record(), c.occurredAt()));
    }

    /** The first that is refused refuses all of them. */
    private static Decision<OfRecordSheet> each(
            List<Review> reviews, Function<Review, Decision<OfRecordSheet>> decision) {
        List<OfRecordSheet> events = new ArrayList<>(reviews.size());
        for (Review review : reviews) {
            switch (decision.apply(review)) {
                case Decision.Refused<OfRecordSheet> refused -> {
                    return refused;
                }
                case Decision.Accepted<OfRecordSheet> accepted -> events.addAll(accepted.events());
            }
        }
        return accept(events);
    }
}
