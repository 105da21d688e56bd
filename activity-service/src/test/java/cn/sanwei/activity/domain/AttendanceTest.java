package cn.sanwei.activity.domain;

import static cn.sanwei.activity.domain.Given.ACTIVITY;
import static cn.sanwei.activity.domain.Given.AFTER;
import static cn.sanwei.activity.domain.Given.ANNA;
import static cn.sanwei.activity.domain.Given.BEFORE;
import static cn.sanwei.activity.domain.Given.BEN;
import static cn.sanwei.activity.domain.Given.BRANCH;
import static cn.sanwei.activity.domain.Given.ENDS;
import static cn.sanwei.activity.domain.Given.SECRET;
import static cn.sanwei.activity.domain.Given.STARTS;
import static cn.sanwei.activity.domain.Given.acknowledged;
import static cn.sanwei.activity.domain.Given.filed;
import static cn.sanwei.activity.domain.Given.given;
import static cn.sanwei.activity.domain.Given.published;
import static cn.sanwei.activity.domain.Given.publishedForVolunteers;
import static cn.sanwei.activity.domain.Given.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.activity.domain.ActivityCommand.CheckIn;
import cn.sanwei.activity.domain.ActivityCommand.Close;
import cn.sanwei.activity.domain.ActivityCommand.HandMark;
import cn.sanwei.activity.domain.ActivityCommand.RecordByHand;
import cn.sanwei.activity.domain.ActivityCommand.WithdrawMarks;
import cn.sanwei.activity.domain.ActivityRefusal.AlreadyOver;
import cn.sanwei.activity.domain.ActivityRefusal.CheckInNotOpen;
import cn.sanwei.activity.domain.ActivityRefusal.ExpectedKeepsMark;
import cn.sanwei.activity.domain.ActivityRefusal.GuestOnlyComes;
import cn.sanwei.activity.domain.ActivityRefusal.MarkedTwice;
import cn.sanwei.activity.domain.ActivityRefusal.NotExpected;
import cn.sanwei.activity.domain.ActivityRefusal.NotOverYet;
import cn.sanwei.activity.domain.ActivityRefusal.NotTimeForMakeUp;
import cn.sanwei.activity.domain.ActivityRefusal.OwnAttendance;
import cn.sanwei.activity.domain.ActivityRefusal.TooEarlyToMark;
import cn.sanwei.activity.domain.ActivityRefusal.TooManyExpected;
import cn.sanwei.activity.domain.ActivityRefusal.WrongCode;
import cn.sanwei.activity.domain.ActivityRefusal.WrongState;
import cn.sanwei.contracts.ActivityEvent.ActivityClosed;
import cn.sanwei.contracts.ActivityEvent.ActivityReturned;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.AttendanceWithdrawn;
import cn.sanwei.contracts.ActivityEvent.MemberSignedUp;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.decider.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    @Test
    void a_right_code_marks_present_until_ten_minutes_in_and_late_after() {
        Instant inTime = STARTS.plus(Duration.ofMinutes(10));
        published().when(checkIn(ANNA, inTime)).then(recorded(ANNA, AttendanceMark.PRESENT, "code", STARTS));
        published().when(checkIn(ANNA, inTime.plusMillis(1))).then(recorded(ANNA, AttendanceMark.LATE, "code", STARTS));
    }

    @Test
    void check_in_opens_half_an_hour_before_and_ends_with_the_activity() {
        Instant opens = STARTS.minus(Duration.ofMinutes(30));
        published().when(checkIn(ANNA, opens.minusMillis(1))).thenRefused(new CheckInNotOpen(opens));
        published().when(checkIn(ANNA, opens)).then(recorded(ANNA, AttendanceMark.PRESENT, "code", opens));
        published().when(checkIn(ANNA, ENDS.minusMillis(1))).then(recorded(ANNA, AttendanceMark.LATE, "code", STARTS));
        published().when(checkIn(ANNA, ENDS)).thenRefused(new AlreadyOver());
    }

    @Test
    void a_wrong_code_is_refused() {
        published().when(new CheckIn(ANNA, true, "23456789", SECRET, STARTS)).thenRefused(new WrongCode());
    }

    @Test
    void a_code_opens_nothing_that_is_not_published_or_for_whoever_is_not_expected() {
        given(filed(), acknowledged()).when(checkIn(ANNA, STARTS)).thenRefused(new WrongState("acknowledged"));
        CheckIn stranger = new CheckIn(ANNA, false, CheckInCode.at(ACTIVITY, SECRET, STARTS), SECRET, STARTS);
        published().when(stranger).thenRefused(new NotExpected(ANNA));
    }

    @Test
    void at_a_volunteer_service_those_are_expected_who_signed_up() {
        publishedForVolunteers().when(checkIn(ANNA, STARTS)).thenRefused(new NotExpected(ANNA));
        Decision<?> decision = publishedForVolunteers()
                .and(new MemberSignedUp(ACTIVITY, ANNA, BEFORE))
                .when(new CheckIn(ANNA, false, CheckInCode.at(ACTIVITY, SECRET, STARTS), SECRET, STARTS))
                .decision();
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whoever_is_there_already_checks_in_to_no_effect() {
        published()
                .and(recorded(ANNA, AttendanceMark.PRESENT))
                .when(checkIn(ANNA, STARTS.plus(Duration.ofHours(1))))
                .thenNothing();
    }

    @Test
    void a_member_on_leave_who_comes_after_all_corrects_the_leave_by_his_code() {
        Given given = published().and(recorded(ANNA, AttendanceMark.LEAVE));
        given.when(checkIn(ANNA, STARTS)).then(corrected(ANNA, AttendanceMark.PRESENT, "code", given.idOfLast()));
    }

    @Test
    void by_hand_the_events_are_those_of_the_code_but_for_the_route() {
        published().when(byHand(STARTS, present(ANNA))).then(recorded(ANNA, AttendanceMark.PRESENT, "hand", STARTS));
        published().when(checkIn(ANNA, STARTS)).then(recorded(ANNA, AttendanceMark.PRESENT, "code", STARTS));
    }

    @Test
    void a_later_mark_corrects_the_one_before_and_names_it() {
        Given given = published().and(recorded(ANNA, AttendanceMark.LEAVE));
        UUID first = given.idOfLast();
        given.when(byHand(AFTER, present(ANNA))).then(corrected(ANNA, AttendanceMark.PRESENT, "hand", first));
        given.and(corrected(ANNA, AttendanceMark.PRESENT, "hand", first));
        UUID second = given.idOfLast();
        given.when(byHand(AFTER, mark(ANNA, AttendanceMark.LATE)))
                .then(corrected(ANNA, AttendanceMark.LATE, "hand", second));
    }

    @Test
    void the_same_mark_again_is_nothing() {
        published()
                .and(recorded(ANNA, AttendanceMark.PRESENT))
                .when(byHand(AFTER, present(ANNA), present(BEN)))
                .then(recorded(BEN, AttendanceMark.PRESENT));
    }

    @Test
    void nobody_marks_himself_by_hand() {
        RecordByHand own = new RecordByHand(
                List.of(present(BEN), present(ANNA)), Optional.of(ANNA), Set.of(ANNA, BEN), Set.of(), AFTER);
        published().when(own).thenRefused(new OwnAttendance());
    }

    @Test
    void a_list_that_names_a_member_twice_is_refused_whole() {
        published()
                .when(byHand(AFTER, present(ANNA), mark(ANNA, AttendanceMark.LATE)))
                .thenRefused(new MarkedTwice(ANNA));
    }

    @Test
    void a_stranger_is_not_marked_but_a_mark_that_is_there_may_be_corrected() {
        RecordByHand stranger =
                new RecordByHand(List.of(present(ANNA)), Optional.empty(), Set.of(BEN), Set.of(), AFTER);
        published().when(stranger).thenRefused(new NotExpected(ANNA));
        Given since = published().and(recorded(ANNA, AttendanceMark.LEAVE));
        since.when(stranger).then(corrected(ANNA, AttendanceMark.PRESENT, "hand", since.idOfLast()));
    }

    @Test
    void a_guest_from_elsewhere_is_marked_as_one_who_came_and_as_nothing_else() {
        published().when(guest(AttendanceMark.PRESENT)).then(recorded(ANNA, AttendanceMark.PRESENT));
        published().when(guest(AttendanceMark.LATE)).then(recorded(ANNA, AttendanceMark.LATE));
        for (AttendanceMark other : List.of(AttendanceMark.LEAVE, AttendanceMark.ABSENT, AttendanceMark.MADE_UP)) {
            published().when(guest(other)).thenRefused(new GuestOnlyComes(ANNA));
            published()
                    .and(recorded(ANNA, AttendanceMark.PRESENT))
                    .when(guest(other))
                    .thenRefused(new GuestOnlyComes(ANNA));
        }
    }

    @Test
    void a_guest_who_was_marked_by_mistake_is_withdrawn_once_and_may_be_marked_again() {
        Given given = published().and(recorded(ANNA, AttendanceMark.PRESENT));
        AttendanceWithdrawn withdrawn = new AttendanceWithdrawn(ACTIVITY, ANNA, given.idOfLast(), AFTER);
        given.when(withdraw(ANNA, ANNA, BEN)).then(withdrawn);
        given.and(withdrawn).when(withdraw(ANNA)).thenNothing();
        given.when(guest(AttendanceMark.LATE)).then(recorded(ANNA, AttendanceMark.LATE));
    }

    @Test
    void who_is_expected_or_signed_up_is_not_withdrawn_and_nobody_withdraws_himself() {
        Given given = published().and(recorded(ANNA, AttendanceMark.PRESENT));
        given.when(new WithdrawMarks(List.of(ANNA), Optional.empty(), Set.of(ANNA), AFTER))
                .thenRefused(new ExpectedKeepsMark(ANNA));
        given.when(new WithdrawMarks(List.of(ANNA), Optional.of(ANNA), Set.of(), AFTER))
                .thenRefused(new OwnAttendance());
        given.and(new MemberSignedUp(ACTIVITY, ANNA, BEFORE))
                .when(withdraw(ANNA))
                .thenRefused(new ExpectedKeepsMark(ANNA));
        given(filed()).when(withdraw(ANNA)).thenRefused(new WrongState("filed"));
        given(filed(), new ActivityReturned(ACTIVITY, BEFORE))
                .when(withdraw(ANNA))
                .thenRefused(new WrongState("returned"));
    }

    @Test
    void marks_are_made_from_half_an_hour_before_and_absence_only_at_the_end() {
        Instant opens = STARTS.minus(Duration.ofMinutes(30));
        published().when(byHand(opens.minusMillis(1), present(ANNA))).thenRefused(new TooEarlyToMark(opens));
        published()
                .when(byHand(opens, mark(ANNA, AttendanceMark.LEAVE)))
                .then(recorded(ANNA, AttendanceMark.LEAVE, "hand", opens));
        published().when(byHand(STARTS, mark(ANNA, AttendanceMark.ABSENT))).thenRefused(new NotOverYet(ENDS));
        published().when(byHand(ENDS, mark(ANNA, AttendanceMark.ABSENT))).then(recorded(ANNA, AttendanceMark.ABSENT));
    }

    @Test
    void a_make_up_is_held_after_the_activity_and_within_sixty_days() {
        Instant until = ENDS.plus(Duration.ofDays(60));
        NotTimeForMakeUp refusal = new NotTimeForMakeUp(ENDS, until);
        published().when(byHand(STARTS, mark(ANNA, AttendanceMark.MADE_UP))).thenRefused(refusal);
        published()
                .when(byHand(until.plusMillis(1), mark(ANNA, AttendanceMark.MADE_UP)))
                .thenRefused(refusal);
        published()
                .when(byHand(until, mark(ANNA, AttendanceMark.MADE_UP)))
                .then(recorded(ANNA, AttendanceMark.MADE_UP));
    }

    @Test
    void nothing_is_marked_or_closed_before_the_filing_was_acknowledged() {
        given(filed()).when(byHand(AFTER, present(ANNA))).thenRefused(new WrongState("filed"));
        Given returned = given(filed(), new ActivityReturned(ACTIVITY, BEFORE));
        returned.when(byHand(AFTER, present(ANNA))).thenRefused(new WrongState("returned"));
        given(filed()).when(new Close(Set.of(), AFTER)).thenRefused(new WrongState("filed"));
    }

    @Test
    void closing_marks_absent_whoever_was_expected_and_has_no_mark_and_its_counts_add_up() {
        MemberId guest = new MemberId(UUID.randomUUID());
        published()
                .and(recorded(ANNA, AttendanceMark.PRESENT))
                .and(recorded(guest, AttendanceMark.LATE))
                .when(new Close(Set.of(ANNA, BEN), AFTER))
                .then(recorded(BEN, AttendanceMark.ABSENT), new ActivityClosed(ACTIVITY, 3, 1, 0, 1, 1, 0, AFTER));
    }

    @Test
    void volunteers_who_signed_up_and_did_not_come_were_absent() {
        publishedForVolunteers()
                .and(new MemberSignedUp(ACTIVITY, ANNA, BEFORE))
                .when(new Close(Set.of(BEN), AFTER))
                .then(
                        new AttendanceRecorded(
                                ACTIVITY,
                                BRANCH,
                                ANNA,
                                "volunteer-service",
                                null,
                                AttendanceMark.ABSENT,
                                new BigDecimal("2.00"),
                                "hand",
                                STARTS),
                        new ActivityClosed(ACTIVITY, 1, 0, 0, 0, 1, 0, AFTER));
    }

    @Test
    void an_activity_is_closed_once_and_after_its_end() {
        published().when(new Close(Set.of(), STARTS)).thenRefused(new NotOverYet(ENDS));
        ActivityClosed closed = new ActivityClosed(ACTIVITY, 0, 0, 0, 0, 0, 0, AFTER);
        published().when(new Close(Set.of(), AFTER)).then(closed);
        published().and(closed).when(new Close(Set.of(), AFTER)).thenRefused(new WrongState("closed"));
        published().and(closed).when(checkIn(ANNA, STARTS)).thenRefused(new WrongState("closed"));
    }

    @Test
    void marks_may_still_be_corrected_after_closing() {
        Given given = published().and(recorded(BEN, AttendanceMark.ABSENT));
        UUID absent = given.idOfLast();
        given.and(new ActivityClosed(ACTIVITY, 1, 0, 0, 0, 1, 0, AFTER))
                .when(byHand(AFTER, mark(BEN, AttendanceMark.MADE_UP)))
                .then(corrected(BEN, AttendanceMark.MADE_UP, "hand", absent));
    }

    @Test
    void more_than_one_append_takes_cannot_be_closed() {
        Set<MemberId> many = Stream.generate(() -> new MemberId(UUID.randomUUID()))
                .limit(ActivityTerms.MOST_EXPECTED + 1L)
                .collect(Collectors.toSet());
        published()
                .when(new Close(many, AFTER))
                .thenRefused(new TooManyExpected(ActivityTerms.MOST_EXPECTED + 1, ActivityTerms.MOST_EXPECTED));
    }

    private static CheckIn checkIn(MemberId member, Instant at) {
        return new CheckIn(member, true, CheckInCode.at(ACTIVITY, SECRET, at), SECRET, at);
    }

    private static RecordByHand byHand(Instant at, HandMark... marks) {
        return new RecordByHand(List.of(marks), Optional.empty(), Set.of(ANNA, BEN), Set.of(), at);
    }

    private static HandMark present(MemberId member) {
        return mark(member, AttendanceMark.PRESENT);
    }

    private static HandMark mark(MemberId member, AttendanceMark mark) {
        return new HandMark(member, mark);
    }

    private static AttendanceCorrected corrected(MemberId member, AttendanceMark mark, String route, UUID corrects) {
        return new AttendanceCorrected(
                ACTIVITY,
                BRANCH,
                member,
                "theme-day",
                "neighbours",
                mark,
                new BigDecimal("2.00"),
                route,
                corrects,
                STARTS);
    }

    private static RecordByHand guest(AttendanceMark mark) {
        return new RecordByHand(List.of(mark(ANNA, mark)), Optional.empty(), Set.of(BEN), Set.of(ANNA), AFTER);
    }

    private static WithdrawMarks withdraw(MemberId... members) {
        return new WithdrawMarks(List.of(members), Optional.empty(), Set.of(), AFTER);
    }
}
