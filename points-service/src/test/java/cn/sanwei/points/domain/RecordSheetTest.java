package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import cn.sanwei.points.domain.RecordSheet.Command.AmendRecord;
import cn.sanwei.points.domain.RecordSheet.Command.ConfirmRecords;
import cn.sanwei.points.domain.RecordSheet.Command.CorrectRecord;
import cn.sanwei.points.domain.RecordSheet.Command.EnterSheet;
import cn.sanwei.points.domain.RecordSheet.Command.ReturnRecords;
import cn.sanwei.points.domain.RecordSheet.Command.WithdrawRecords;
import cn.sanwei.points.domain.RecordSheet.Entered;
import cn.sanwei.points.domain.RecordSheet.Review;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordSheetTest {
    private static final Instant AT = Instant.parse("2026-03-10T02:00:00Z");
    private static final Instant THEN = Instant.parse("2026-03-05T16:00:00Z");
    private static final RecordSheetId SHEET = new RecordSheetId(UUID.randomUUID());
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
    private static final RecordId ONE = new RecordId(UUID.randomUUID());
    private static final RecordId TWO = new RecordId(UUID.randomUUID());
    private static final RecordWords WORDS = new RecordWords(
            "deed-recorded",
            THEN,
            Map.of("hours", new BigDecimal("2.0")),
            Map.of("kind", "mediation"),
            Optional.empty(),
            Optional.empty());
    private static final RecordEntered ENTERED_ONE = new RecordEntered(SHEET, ONE, BRANCH, MEMBER, AT);
    private static final RecordEntered ENTERED_TWO = new RecordEntered(SHEET, TWO, BRANCH, MEMBER, AT);
    private static final RecordConfirmed CONFIRMED = new RecordConfirmed(
            SHEET,
            ONE,
            BRANCH,
            MEMBER,
            "deed-recorded",
            Map.of("hours", new BigDecimal("2")),
            Map.of("kind", "mediation"),
            THEN);
    private static final RecordReturned RETURNED = new RecordReturned(SHEET, ONE, AT);
    private static final RecordWithdrawn WITHDRAWN = new RecordWithdrawn(SHEET, ONE, AT);
    private static final RecordCorrectionEntered CORRECTING = new RecordCorrectionEntered(SHEET, ONE, AT);

    @Test
    void a_sheet_is_entered_whole_and_once() {
        on().when(enter(List.of())).then(ENTERED_ONE, ENTERED_TWO);
        on(ENTERED_ONE, ENTERED_TWO).when(enter(List.of())).thenRefused(new SheetAlreadyEntered(SHEET));
        List<RowError> errors = List.of(new RowError(2, "rows[1].on", "时间在将来"));
        on().when(enter(errors)).thenRefused(new RecordRowsWrong(errors));
    }

    @Test
    void what_a_second_person_confirmed_says_what_it_says_for_the_day_on_which_it_happened() {
        on(ENTERED_ONE, ENTERED_TWO).when(confirm(review(ONE))).then(CONFIRMED);
    }

    @Test
    void all_rows_of_a_command_or_none() {
        on(ENTERED_ONE, ENTERED_TWO, CONFIRMED)
                .when(confirm(review(TWO), review(ONE)))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.CONFIRMED));
        on(ENTERED_ONE, ENTERED_TWO)
                .when(new ReturnRecords(SHEET, List.of(review(ONE), review(TWO)), AT))
                .then(RETURNED, new RecordReturned(SHEET, TWO, AT));
    }

    @Test
    void nobody_confirms_or_returns_what_he_wrote_or_what_is_about_him_or_what_is_decided_above() {
        List<Review> recorder = List.of(new Review(ONE, false, true, true, Optional.of(WORDS)));
        List<Review> himself = List.of(new Review(ONE, true, false, true, Optional.of(WORDS)));
        List<Review> below = List.of(new Review(ONE, false, false, false, Optional.of(WORDS)));
        on(ENTERED_ONE).when(new ConfirmRecords(SHEET, recorder, AT)).thenRefused(new ReviewedByRecorder(ONE, 1));
        on(ENTERED_ONE).when(new ReturnRecords(SHEET, recorder, AT)).thenRefused(new ReviewedByRecorder(ONE, 1));
        on(ENTERED_ONE).when(new ConfirmRecords(SHEET, himself, AT)).thenRefused(new DoneByTheMember(ONE, 1));
        on(ENTERED_ONE).when(new ReturnRecords(SHEET, himself, AT)).thenRefused(new DoneByTheMember(ONE, 1));
        on(ENTERED_ONE).when(new WithdrawRecords(SHEET, himself, AT)).thenRefused(new DoneByTheMember(ONE, 1));
        on(ENTERED_ONE).when(new ConfirmRecords(SHEET, below, AT)).thenRefused(new ReviewedAbove(ONE, 1));
    }

    @Test
    void who_wrote_it_takes_it_back_before_it_is_confirmed() {
        List<Review> recorder = List.of(new Review(ONE, false, true, true, Optional.of(WORDS)));
        on(ENTERED_ONE).when(new WithdrawRecords(SHEET, recorder, AT)).then(WITHDRAWN);
        on(ENTERED_ONE, RETURNED).when(new WithdrawRecords(SHEET, recorder, AT)).then(WITHDRAWN);
        on(ENTERED_ONE, CONFIRMED)
                .when(new WithdrawRecords(SHEET, recorder, AT))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.CONFIRMED));
        on(ENTERED_ONE, WITHDRAWN)
                .when(confirm(review(ONE)))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.WITHDRAWN));
    }

    @Test
    void what_was_returned_is_written_anew_and_waits_again() {
        on(ENTERED_ONE, RETURNED)
                .when(confirm(review(ONE)))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.RETURNED));
        on(ENTERED_ONE, RETURNED).when(amend(false, List.of())).then(ENTERED_ONE);
        on(ENTERED_ONE).when(amend(false, List.of())).then(ENTERED_ONE);
        on(ENTERED_ONE, RETURNED, ENTERED_ONE).when(confirm(review(ONE))).then(CONFIRMED);
        on(ENTERED_ONE, CONFIRMED)
                .when(amend(false, List.of()))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.CONFIRMED));
        on(ENTERED_ONE).when(amend(true, List.of())).thenRefused(new DoneByTheMember(ONE, 1));
        List<RowError> errors = List.of(new RowError(1, "row.on", "时间在将来"));
        on(ENTERED_ONE).when(amend(false, errors)).thenRefused(new RecordRowsWrong(errors));
    }

    @Test
    void a_correction_waits_for_a_second_person_and_names_the_event_that_counted() {
        on(ENTERED_ONE, CONFIRMED).when(correct(false, true)).then(CORRECTING);
        on(ENTERED_ONE, CONFIRMED, CORRECTING)
                .when(correct(false, true))
                .thenRefused(new WrongRecordStage(ONE, 1, RecordStage.CORRECTING));
        on(ENTERED_ONE).when(correct(false, true)).thenRefused(new WrongRecordStage(ONE, 1, RecordStage.ENTERED));
        on(ENTERED_ONE, CONFIRMED).when(correct(true, true)).thenRefused(new DoneByTheMember(ONE, 1));
        on(ENTERED_ONE, CONFIRMED).when(correct(false, false)).thenRefused(new NothingCorrected(ONE, 1));

        RecordSheet sheet = new RecordSheet();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        RecordSheet.State state = sheet.evolve(sheet.initial(), UUID.randomUUID(), ENTERED_ONE);
        state = sheet.evolve(state, first, CONFIRMED);
        state = sheet.evolve(state, UUID.randomUUID(), CORRECTING);
        RecordCorrected corrected = new RecordCorrected(
                SHEET,
                ONE,
                BRANCH,
                MEMBER,
                "deed-recorded",
                Map.of("hours", new BigDecimal("2")),
                Map.of("kind", "mediation"),
                first,
                THEN);
        assertThat(sheet.decide(state, confirm(review(ONE)))).isEqualTo(Decision.accept(corrected));

        state = sheet.evolve(state, second, corrected);
        state = sheet.evolve(state, UUID.randomUUID(), CORRECTING);
        Review cancelling = new Review(ONE, false, false, true, Optional.empty());
        RecordCancelled cancelled = new RecordCancelled(SHEET, ONE, MEMBER, second, AT);
        assertThat(sheet.decide(state, confirm(cancelling))).isEqualTo(Decision.accept(cancelled));

        state = sheet.evolve(state, UUID.randomUUID(), cancelled);
        assertThat(sheet.decide(state, correct(false, true)))
                .isEqualTo(Decision.refuse(new WrongRecordStage(ONE, 1, RecordStage.CANCELLED)));
    }

    @Test
    void a_correction_that_does_not_come_about_leaves_the_record_as_it_stands() {
        on(ENTERED_ONE, CONFIRMED, CORRECTING, RETURNED)
                .when(correct(false, true))
                .then(CORRECTING);
        on(ENTERED_ONE, CONFIRMED, CORRECTING, WITHDRAWN)
                .when(correct(false, true))
                .then(CORRECTING);
        on(ENTERED_ONE, CONFIRMED, CORRECTING)
                .when(new ReturnRecords(SHEET, List.of(review(ONE)), AT))
                .then(RETURNED);
    }

    @Test
    void a_record_of_another_sheet_is_unknown() {
        on(ENTERED_TWO).when(confirm(review(ONE))).thenRefused(new RecordUnknown(ONE));
        on(ENTERED_TWO).when(amend(false, List.of())).thenRefused(new RecordUnknown(ONE));
        on(ENTERED_TWO).when(correct(false, true)).thenRefused(new RecordUnknown(ONE));
        on(ENTERED_TWO)
                .when(new WithdrawRecords(SHEET, List.of(review(ONE)), AT))
                .thenRefused(new RecordUnknown(ONE));
    }

    private static Scenario<RecordSheet.State, RecordSheet.Command, OfRecordSheet> on(OfRecordSheet... past) {
        return given(new RecordSheet(), past);
    }

    private static EnterSheet enter(List<RowError> errors) {
        return new EnterSheet(SHEET, BRANCH, List.of(new Entered(ONE, MEMBER), new Entered(TWO, MEMBER)), errors, AT);
    }

    private static AmendRecord amend(boolean byTheMember, List<RowError> errors) {
        return new AmendRecord(SHEET, ONE, byTheMember, errors, AT);
    }

    private static CorrectRecord correct(boolean byTheMember, boolean changes) {
        return new CorrectRecord(SHEET, ONE, byTheMember, changes, List.of(), AT);
    }

    private static ConfirmRecords confirm(Review... reviews) {
        return new ConfirmRecords(SHEET, List.of(reviews), AT);
    }

    private static Review review(RecordId record) {
        return new Review(record, false, false, true, Optional.of(WORDS));
    }
}
