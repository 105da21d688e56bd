package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MeetingResultConfirmed;
import cn.sanwei.contracts.PointsEvent.MeetingResultRecorded;
import cn.sanwei.contracts.PointsEvent.MeetingResultReturned;
import cn.sanwei.contracts.PointsEvent.MemberGrade;
import cn.sanwei.contracts.PointsEvent.MemberStarsAwarded;
import cn.sanwei.contracts.PointsEvent.ObjectionAnswered;
import cn.sanwei.contracts.PointsEvent.ObjectionFiled;
import cn.sanwei.contracts.PointsEvent.ObjectionWithdrawn;
import cn.sanwei.contracts.PointsEvent.OfAward;
import cn.sanwei.contracts.PointsEvent.PublicationOpened;
import cn.sanwei.points.domain.AwardCommand.AnswerObjection;
import cn.sanwei.points.domain.AwardCommand.AwardStars;
import cn.sanwei.points.domain.AwardCommand.ConfirmMeetingResult;
import cn.sanwei.points.domain.AwardCommand.DecidedGrade;
import cn.sanwei.points.domain.AwardCommand.FileObjection;
import cn.sanwei.points.domain.AwardCommand.Grades;
import cn.sanwei.points.domain.AwardCommand.HeldOnPaper;
import cn.sanwei.points.domain.AwardCommand.RecordMeetingResult;
import cn.sanwei.points.domain.AwardCommand.ReturnMeetingResult;
import cn.sanwei.points.domain.AwardCommand.SignedOn;
import cn.sanwei.points.domain.AwardCommand.WithdrawObjection;
import cn.sanwei.points.domain.AwardRefusal.Fault;
import cn.sanwei.points.domain.AwardRefusal.GradeError;
import cn.sanwei.points.domain.AwardRefusal.GradesWrong;
import cn.sanwei.points.domain.AwardRefusal.WrongStage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberAwardTest {
    private static final Instant AT = Instant.parse("2027-01-06T02:00:00Z");
    /** A Wednesday: seven working days later is the Friday of the next week. */
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 6);

    private static final LocalDate FILED_ON = TODAY.minusDays(2);
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 15);
    private static final LocalDate BOARD_UNTIL = LocalDate.of(2028, 1, 16);
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(1, 1));
    private static final MemberId ANNA = new MemberId(new UUID(2, 1));
    private static final MemberId BEN = new MemberId(new UUID(2, 2));
    private static final MemberId EXEMPT = new MemberId(new UUID(2, 3));
    private static final MemberId STRANGER = new MemberId(new UUID(2, 9));
    private static final ObjectionId OBJECTION = new ObjectionId(new UUID(3, 1));
    private static final Grades GRADES = new Grades(Map.of("three-stars", 3, "two-stars", 2, "none", 0));
    private static final Map<MemberId, Boolean> ROSTER = Map.of(ANNA, false, BEN, false, EXEMPT, true);
    private static final ReturnMeetingResult RETURN = new ReturnMeetingResult(BRANCH, CYCLE, AT);

    @Test
    void the_meeting_decides_a_grade_for_each_member_and_the_exempt_may_be_left_out() {
        given(new MemberAward())
                .when(record(decided(BEN, "none"), decided(ANNA, "three-stars")))
                .then(recorded());
    }

    @Test
    void another_grade_than_the_points_show_needs_a_reason() {
        given(new MemberAward())
                .when(record(
                        new DecidedGrade(ANNA, "three-stars", false, Optional.of("支部大会认为……")), decided(BEN, "none")))
                .then(recorded());
        assertThat(errors(new DecidedGrade(ANNA, "three-stars", false, Optional.of(" ")), decided(BEN, "none")))
                .containsExactly(new GradeError(ANNA, Fault.REASON_MISSING));
    }

    @Test
    void everything_that_is_wrong_with_the_list_is_said_at_once() {
        assertThat(errors(
                        decided(ANNA, "five-stars"),
                        decided(ANNA, "none"),
                        decided(STRANGER, "none"),
                        decided(EXEMPT, "two-stars")))
                .containsExactly(
                        new GradeError(ANNA, Fault.GRADE_UNKNOWN),
                        new GradeError(ANNA, Fault.TWICE),
                        new GradeError(STRANGER, Fault.NOT_ON_ROSTER),
                        new GradeError(EXEMPT, Fault.EXEMPT_WITH_STAR),
                        new GradeError(BEN, Fault.MISSING));
    }

    @Test
    void only_a_branch_has_a_members_meeting() {
        given(new MemberAward())
                .when(new RecordMeetingResult(BRANCH, CYCLE, false, true, List.of(), ROSTER, GRADES, AT))
                .thenRefused(new AwardRefusal.NotABranch(BRANCH));
    }

    @Test
    void nothing_is_awarded_for_a_cycle_that_is_not_closed() {
        given(new MemberAward())
                .when(new RecordMeetingResult(BRANCH, CYCLE, true, false, List.of(), ROSTER, GRADES, AT))
                .thenRefused(new GradingRefusal.CycleNotClosed(CYCLE));
    }

    @Test
    void what_the_office_has_returned_is_recorded_anew() {
        given(new MemberAward(), recorded()).when(RETURN).then(returned());
        given(new MemberAward(), recorded(), returned())
                .when(record(decided(ANNA, "three-stars"), decided(BEN, "none")))
                .then(recorded());
    }

    @Test
    void a_published_result_is_returned_only_when_every_objection_is_answered_and_an_awarded_one_never() {
        given(new MemberAward(), published()).when(RETURN).then(returned());
        given(new MemberAward(), published(filed())).when(RETURN).thenRefused(new AwardRefusal.ObjectionsUnanswered(1));
        given(new MemberAward(), published(filed(), answered(false, null)))
                .when(RETURN)
                .then(returned());
        given(new MemberAward(), published(awarded(ANNA, "three-stars"), awarded(BEN, "none")))
                .when(RETURN)
                .thenRefused(new WrongStage(AwardStage.AWARDED));
    }

    @Test
    void a_confirmed_result_is_out_for_the_working_days_that_the_rule_book_demands() {
        given(new MemberAward(), recorded())
                .when(confirm(false, Optional.empty()))
                .then(new MeetingResultConfirmed(BRANCH, CYCLE, AT), opened(UNTIL));
    }

    @Test
    void who_recorded_does_not_check() {
        given(new MemberAward(), recorded())
                .when(confirm(true, Optional.empty()))
                .thenRefused(new AwardRefusal.CheckedByRecorder());
    }

    @Test
    void a_publication_held_on_paper_is_declared_with_its_days() {
        LocalDate from = LocalDate.of(2026, 12, 21);
        LocalDate until = LocalDate.of(2026, 12, 29);

        given(new MemberAward(), recorded())
                .when(confirm(false, Optional.of(new HeldOnPaper(from, until))))
                .then(new MeetingResultConfirmed(BRANCH, CYCLE, AT), opened(until));
    }

    @Test
    void a_publication_on_paper_that_is_turned_around_still_running_or_too_short_is_none() {
        assertHeldRefused(
                TODAY.minusDays(1),
                TODAY.minusDays(2),
                new AwardRefusal.PublicationTurnedAround(TODAY.minusDays(1), TODAY.minusDays(2)));
        assertHeldRefused(TODAY.minusDays(30), TODAY, new AwardRefusal.PublicationNotHeldYet(TODAY));
        assertHeldRefused(
                LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 28), new AwardRefusal.PublicationTooShort(6, 7));
    }

    @Test
    void an_objection_is_heard_as_long_as_nothing_is_awarded() {
        given(new MemberAward(), published()).when(object(ANNA)).then(filed());
    }

    @Test
    void an_objection_concerns_somebody_in_the_result() {
        given(new MemberAward(), published())
                .when(object(STRANGER))
                .thenRefused(new AwardRefusal.MemberNotInResult(STRANGER));
    }

    @Test
    void an_objection_is_filed_once_also_after_its_answer() {
        given(new MemberAward(), published(filed()))
                .when(object(ANNA))
                .thenRefused(new AwardRefusal.ObjectionAlreadyFiled(OBJECTION));
        given(new MemberAward(), published(filed(), answered(false, null)))
                .when(object(ANNA))
                .thenRefused(new AwardRefusal.ObjectionAlreadyFiled(OBJECTION));
    }

    @Test
    void objections_have_a_bound() {
        List<OfAward> past = new ArrayList<>();
        for (int i = 0; i < MemberAward.MOST_OBJECTIONS; i++) {
            past.add(new ObjectionFiled(new ObjectionId(new UUID(4, i)), BRANCH, CYCLE, ANNA, AT));
        }

        given(new MemberAward(), published(past.toArray(OfAward[]::new)))
                .when(object(ANNA))
                .thenRefused(new AwardRefusal.TooManyObjections(MemberAward.MOST_OBJECTIONS));
    }

    @Test
    void one_person_is_heard_so_often_in_a_publication_and_no_oftener_by_taking_back() {
        ObjectionId next = new ObjectionId(new UUID(5, 1));
        List<OfAward> past = new ArrayList<>(List.of(filed(), withdrawn()));
        Set<ObjectionId> earlier = new HashSet<>(Set.of(OBJECTION));
        for (int i = 1; i < MemberAward.MOST_OBJECTIONS_OF_ONE; i++) {
            ObjectionId objection = new ObjectionId(new UUID(4, i));
            past.add(new ObjectionFiled(objection, BRANCH, CYCLE, ANNA, AT));
            earlier.add(objection);
        }
        ObjectionFiled heard = new ObjectionFiled(next, BRANCH, CYCLE, ANNA, AT);
        var full = given(new MemberAward(), published(past.toArray(OfAward[]::new)));

        full.when(object(next, false, earlier))
                .thenRefused(new AwardRefusal.TooManyObjectionsOfOne(MemberAward.MOST_OBJECTIONS_OF_ONE, false));
        full.when(object(next, true, earlier))
                .thenRefused(new AwardRefusal.TooManyObjectionsOfOne(MemberAward.MOST_OBJECTIONS_OF_ONE, true));
        // What was filed to a result that was sent back since is no longer anybody's share.
        given(new MemberAward(), published()).when(object(next, false, earlier)).then(heard);
        earlier.remove(OBJECTION);
        full.when(object(next, false, earlier)).then(heard);
    }

    @Test
    void an_objection_that_is_upheld_changes_the_grade_that_is_awarded() {
        given(new MemberAward(), published(filed()))
                .when(answer(false, true, Optional.of("two-stars")))
                .then(answered(true, "two-stars"));
        given(new MemberAward(), published(filed(), answered(true, "two-stars")))
                .when(award(UNTIL.plusDays(1)))
                .then(awarded(ANNA, "two-stars"), awarded(BEN, "none"));
    }

    @Test
    void an_answer_is_whole_and_given_by_another_once() {
        var filed = given(new MemberAward(), published(filed()));

        filed.when(answer(true, false, Optional.empty())).thenRefused(new AwardRefusal.AnsweredByObjector());
        filed.when(answer(false, true, Optional.empty())).thenRefused(new AwardRefusal.GradeNeededToUphold());
        filed.when(answer(false, false, Optional.of("none"))).thenRefused(new AwardRefusal.GradeWithoutUpholding());
        filed.when(answer(false, true, Optional.of("five-stars")))
                .thenRefused(new AwardRefusal.GradeUnknown("five-stars"));
        given(new MemberAward(), published())
                .when(answer(false, false, Optional.empty()))
                .thenRefused(new AwardRefusal.ObjectionUnknown(OBJECTION));
        given(new MemberAward(), published(filed(), answered(false, null)))
                .when(answer(false, false, Optional.empty()))
                .thenRefused(new AwardRefusal.ObjectionAlreadyAnswered(OBJECTION));
    }

    @Test
    void an_objection_that_was_taken_back_holds_nothing_up_and_stays_so() {
        given(new MemberAward(), published(filed()))
                .when(withdraw(Optional.empty()))
                .then(withdrawn());
        var withdrawn = given(new MemberAward(), published(filed(), withdrawn()));

        withdrawn.when(award(UNTIL.plusDays(1))).then(awarded(ANNA, "three-stars"), awarded(BEN, "none"));
        withdrawn.when(withdraw(Optional.empty())).thenRefused(new AwardRefusal.ObjectionAlreadyWithdrawn(OBJECTION));
        withdrawn
                .when(answer(false, false, Optional.empty()))
                .thenRefused(new AwardRefusal.ObjectionAlreadyWithdrawn(OBJECTION));
        withdrawn.when(object(ANNA)).thenRefused(new AwardRefusal.ObjectionAlreadyFiled(OBJECTION));
    }

    @Test
    void what_was_answered_or_never_filed_is_not_taken_back() {
        given(new MemberAward(), published(filed(), answered(false, null)))
                .when(withdraw(Optional.empty()))
                .thenRefused(new AwardRefusal.ObjectionAlreadyAnswered(OBJECTION));
        given(new MemberAward(), published())
                .when(withdraw(Optional.empty()))
                .thenRefused(new AwardRefusal.ObjectionUnknown(OBJECTION));
    }

    @Test
    void a_withdrawal_on_paper_was_signed_between_the_filing_and_today_and_is_not_entered_by_whom_it_concerns() {
        var filed = given(new MemberAward(), published(filed()));

        filed.when(withdraw(Optional.of(FILED_ON))).then(withdrawn());
        filed.when(withdraw(Optional.of(TODAY))).then(withdrawn());
        filed.when(withdraw(Optional.of(FILED_ON.minusDays(1))))
                .thenRefused(new AwardRefusal.WithdrawalNotSignedThen(FILED_ON.minusDays(1), FILED_ON, TODAY));
        filed.when(withdraw(Optional.of(TODAY.plusDays(1))))
                .thenRefused(new AwardRefusal.WithdrawalNotSignedThen(TODAY.plusDays(1), FILED_ON, TODAY));
        filed.when(withdraw(true, Optional.of(TODAY))).thenRefused(new AwardRefusal.WithdrawnByConcerned());
    }

    @Test
    void stars_are_awarded_on_the_day_after_the_publication_and_no_star_is_an_event_too() {
        given(new MemberAward(), published())
                .when(award(UNTIL.plusDays(1)))
                .then(awarded(ANNA, "three-stars"), awarded(BEN, "none"));
    }

    @Test
    void nothing_is_awarded_on_the_last_day_of_the_publication() {
        given(new MemberAward(), published()).when(award(UNTIL)).thenRefused(new AwardRefusal.PublicationRuns(UNTIL));
    }

    @Test
    void nothing_is_awarded_while_an_objection_is_unanswered() {
        given(new MemberAward(), published(filed()))
                .when(award(UNTIL.plusDays(1)))
                .thenRefused(new AwardRefusal.ObjectionsUnanswered(1));
    }

    @Test
    void each_step_has_its_stage() {
        RecordMeetingResult record = record(decided(ANNA, "three-stars"), decided(BEN, "none"));
        OfAward[] awarded = published(awarded(ANNA, "three-stars"), awarded(BEN, "none"));

        given(new MemberAward(), recorded()).when(record).thenRefused(new WrongStage(AwardStage.RECORDED));
        given(new MemberAward(), published()).when(record).thenRefused(new WrongStage(AwardStage.PUBLISHED));
        given(new MemberAward(), awarded).when(record).thenRefused(new WrongStage(AwardStage.AWARDED));
        given(new MemberAward()).when(RETURN).thenRefused(new WrongStage(AwardStage.OPEN));
        given(new MemberAward(), recorded(), returned())
                .when(confirm(false, Optional.empty()))
                .thenRefused(new WrongStage(AwardStage.RETURNED));
        given(new MemberAward(), recorded()).when(object(ANNA)).thenRefused(new WrongStage(AwardStage.RECORDED));
        given(new MemberAward(), awarded).when(object(ANNA)).thenRefused(new WrongStage(AwardStage.AWARDED));
        given(new MemberAward(), awarded)
                .when(answer(false, false, Optional.empty()))
                .thenRefused(new WrongStage(AwardStage.AWARDED));
        given(new MemberAward(), awarded)
                .when(withdraw(Optional.empty()))
                .thenRefused(new WrongStage(AwardStage.AWARDED));
        given(new MemberAward(), awarded)
                .when(award(UNTIL.plusDays(1)))
                .thenRefused(new WrongStage(AwardStage.AWARDED));
    }

    private static void assertHeldRefused(LocalDate from, LocalDate until, AwardRefusal reason) {
        given(new MemberAward(), recorded())
                .when(confirm(false, Optional.of(new HeldOnPaper(from, until))))
                .thenRefused(reason);
    }

    private static List<GradeError> errors(DecidedGrade... decided) {
        return ((GradesWrong) given(new MemberAward()).when(record(decided)).refused()).errors();
    }

    private static DecidedGrade decided(MemberId member, String grade) {
        return new DecidedGrade(member, grade, true, Optional.empty());
    }

    private static RecordMeetingResult record(DecidedGrade... decided) {
        return new RecordMeetingResult(BRANCH, CYCLE, true, true, List.of(decided), ROSTER, GRADES, AT);
    }

    private static ConfirmMeetingResult confirm(boolean byRecorder, Optional<HeldOnPaper> held) {
        return new ConfirmMeetingResult(BRANCH, CYCLE, byRecorder, 7, WorkingDays.MONDAY_TO_FRIDAY, TODAY, held, AT);
    }

    private static FileObjection object(MemberId member) {
        return new FileObjection(OBJECTION, BRANCH, CYCLE, member, false, Set.of(), AT);
    }

    private static FileObjection object(ObjectionId objection, boolean onPaper, Set<ObjectionId> earlier) {
        return new FileObjection(objection, BRANCH, CYCLE, ANNA, onPaper, earlier, AT);
    }

    private static AnswerObjection answer(boolean byObjector, boolean upheld, Optional<String> grade) {
        return new AnswerObjection(OBJECTION, BRANCH, CYCLE, byObjector, upheld, grade, GRADES, AT);
    }

    private static WithdrawObjection withdraw(Optional<LocalDate> signedOn) {
        return withdraw(false, signedOn);
    }

    private static WithdrawObjection withdraw(boolean byConcerned, Optional<LocalDate> signedOn) {
        return new WithdrawObjection(
                OBJECTION, BRANCH, CYCLE, byConcerned, FILED_ON, TODAY, signedOn.map(SignedOn::new), AT);
    }

    private static AwardStars award(LocalDate today) {
        return new AwardStars(BRANCH, CYCLE, today, BOARD_UNTIL, AT);
    }

    private static MeetingResultRecorded recorded() {
        return new MeetingResultRecorded(
                BRANCH, CYCLE, List.of(new MemberGrade(ANNA, "three-stars"), new MemberGrade(BEN, "none")), AT);
    }

    private static MeetingResultReturned returned() {
        return new MeetingResultReturned(BRANCH, CYCLE, AT);
    }

    private static PublicationOpened opened(LocalDate until) {
        return new PublicationOpened(BRANCH, CYCLE, until, AT);
    }

    private static OfAward[] published(OfAward... more) {
        List<OfAward> past =
                new ArrayList<>(List.of(recorded(), new MeetingResultConfirmed(BRANCH, CYCLE, AT), opened(UNTIL)));
        past.addAll(List.of(more));
        return past.toArray(OfAward[]::new);
    }

    private static ObjectionFiled filed() {
        return new ObjectionFiled(OBJECTION, BRANCH, CYCLE, ANNA, AT);
    }

    private static ObjectionAnswered answered(boolean upheld, String grade) {
        return new ObjectionAnswered(OBJECTION, BRANCH, CYCLE, ANNA, upheld, grade, AT);
    }

    private static ObjectionWithdrawn withdrawn() {
        return new ObjectionWithdrawn(OBJECTION, BRANCH, CYCLE, ANNA, AT);
    }

    private static MemberStarsAwarded awarded(MemberId member, String grade) {
        return new MemberStarsAwarded(member, BRANCH, CYCLE, grade, BOARD_UNTIL, AT);
    }
}
