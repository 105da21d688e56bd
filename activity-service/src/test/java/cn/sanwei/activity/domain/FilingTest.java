package cn.sanwei.activity.domain;

import static cn.sanwei.activity.domain.Given.ACTIVITY;
import static cn.sanwei.activity.domain.Given.AFTER;
import static cn.sanwei.activity.domain.Given.ANNA;
import static cn.sanwei.activity.domain.Given.BEFORE;
import static cn.sanwei.activity.domain.Given.BRANCH;
import static cn.sanwei.activity.domain.Given.ENDS;
import static cn.sanwei.activity.domain.Given.STARTS;
import static cn.sanwei.activity.domain.Given.acknowledged;
import static cn.sanwei.activity.domain.Given.file;
import static cn.sanwei.activity.domain.Given.filed;
import static cn.sanwei.activity.domain.Given.given;
import static cn.sanwei.activity.domain.Given.published;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.activity.domain.ActivityCommand.Acknowledge;
import cn.sanwei.activity.domain.ActivityCommand.Close;
import cn.sanwei.activity.domain.ActivityCommand.CompleteFiling;
import cn.sanwei.activity.domain.ActivityCommand.FileActivity;
import cn.sanwei.activity.domain.ActivityCommand.Publish;
import cn.sanwei.activity.domain.ActivityCommand.RecordByHand;
import cn.sanwei.activity.domain.ActivityCommand.ReturnFiling;
import cn.sanwei.activity.domain.ActivityCommand.SignUp;
import cn.sanwei.activity.domain.ActivityCommand.WithdrawMarks;
import cn.sanwei.activity.domain.ActivityCommand.WithdrawSignUp;
import cn.sanwei.activity.domain.ActivityRefusal.ActivityUnknown;
import cn.sanwei.activity.domain.ActivityRefusal.AlreadyFiled;
import cn.sanwei.activity.domain.ActivityRefusal.AlreadyOver;
import cn.sanwei.activity.domain.ActivityRefusal.AlreadyStarted;
import cn.sanwei.activity.domain.ActivityRefusal.FiledTooEarly;
import cn.sanwei.activity.domain.ActivityRefusal.FiledTooLate;
import cn.sanwei.activity.domain.ActivityRefusal.ImpossibleTimes;
import cn.sanwei.activity.domain.ActivityRefusal.NotExpected;
import cn.sanwei.activity.domain.ActivityRefusal.NotForThisKind;
import cn.sanwei.activity.domain.ActivityRefusal.NotHeldHere;
import cn.sanwei.activity.domain.ActivityRefusal.NotSignedUp;
import cn.sanwei.activity.domain.ActivityRefusal.OwnFiling;
import cn.sanwei.activity.domain.ActivityRefusal.WrongState;
import cn.sanwei.contracts.ActivityEvent.ActivityAcknowledged;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityEvent.ActivityPublished;
import cn.sanwei.contracts.ActivityEvent.ActivityReturned;
import cn.sanwei.contracts.ActivityEvent.MemberSignedUp;
import cn.sanwei.contracts.ActivityEvent.SignUpWithdrawn;
import cn.sanwei.contracts.OrganisationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingTest {
    private static final ActivityReturned RETURNED = new ActivityReturned(ACTIVITY, BEFORE);

    @Test
    void a_filing_says_what_is_held_and_whom_it_expects() {
        given().when(file(ActivityKind.THEME_DAY, STARTS, ENDS, null, BEFORE)).then(filed());
    }

    @ParameterizedTest
    @EnumSource(ActivityKind.class)
    void every_kind_expects_whom_it_usually_does_where_it_may_be_held(ActivityKind kind) {
        OrganisationLevel level =
                kind == ActivityKind.GROUP_MEETING ? OrganisationLevel.GROUP : OrganisationLevel.BRANCH;
        FileActivity command = new FileActivity(
                ACTIVITY, BRANCH, level, kind, Optional.empty(), STARTS, ENDS, Optional.empty(), BEFORE);
        given().when(command)
                .then(new ActivityFiled(
                        ACTIVITY,
                        BRANCH,
                        kind.code(),
                        null,
                        STARTS,
                        ENDS,
                        kind.usual().code(),
                        BEFORE));
        assertThat(ActivityKind.of(kind.code())).contains(kind);
        assertThat(Expects.of(kind.usual().code())).contains(kind.usual());
    }

    @Test
    void a_kind_expects_nobody_else_than_it_may() {
        given().when(file(ActivityKind.MEMBERS_MEETING, STARTS, ENDS, Expects.VOLUNTEERS, BEFORE))
                .thenRefused(new NotForThisKind("members-meeting", "volunteers"));
        given().when(file(ActivityKind.TRAINING, STARTS, ENDS, Expects.COMMITTEE, BEFORE))
                .then(new ActivityFiled(ACTIVITY, BRANCH, "training", "neighbours", STARTS, ENDS, "committee", BEFORE));
    }

    @Test
    void a_group_meeting_is_held_by_a_group_and_a_committees_by_who_has_one() {
        given().when(file(ActivityKind.GROUP_MEETING, STARTS, ENDS, null, BEFORE))
                .thenRefused(new NotHeldHere("group"));
        FileActivity ofGroup = new FileActivity(
                ACTIVITY,
                BRANCH,
                OrganisationLevel.GROUP,
                ActivityKind.BRANCH_COMMITTEE,
                Optional.empty(),
                STARTS,
                ENDS,
                Optional.empty(),
                BEFORE);
        given().when(ofGroup).thenRefused(new NotHeldHere("committee"));
    }

    @Test
    void an_activity_ends_after_it_begins_and_within_a_week() {
        given().when(file(ActivityKind.THEME_DAY, STARTS, STARTS, null, BEFORE)).thenRefused(new ImpossibleTimes());
        given().when(file(ActivityKind.THEME_DAY, ENDS, STARTS, null, BEFORE)).thenRefused(new ImpossibleTimes());
        given().when(file(
                        ActivityKind.THEME_DAY,
                        STARTS,
                        STARTS.plus(Duration.ofDays(7)).plusMillis(1),
                        null,
                        BEFORE))
                .thenRefused(new ImpossibleTimes());
    }

    @Test
    void what_was_held_is_filed_within_sixty_days() {
        Instant last = STARTS.plus(Duration.ofDays(60));
        given().when(file(ActivityKind.THEME_DAY, STARTS, ENDS, null, last))
                .then(new ActivityFiled(ACTIVITY, BRANCH, "theme-day", "neighbours", STARTS, ENDS, "everyone", last));
        given().when(file(ActivityKind.THEME_DAY, STARTS, ENDS, null, last.plusMillis(1)))
                .thenRefused(new FiledTooLate(STARTS.plusMillis(1)));
    }

    @Test
    void what_is_more_than_a_year_ahead_is_not_filed_yet() {
        Instant early = STARTS.minus(Duration.ofDays(366)).minusMillis(1);
        given().when(file(ActivityKind.THEME_DAY, STARTS, ENDS, null, early))
                .thenRefused(new FiledTooEarly(STARTS.minusMillis(1)));
    }

    @Test
    void an_activity_is_filed_once() {
        given(filed())
                .when(file(ActivityKind.THEME_DAY, STARTS, ENDS, null, BEFORE))
                .thenRefused(new AlreadyFiled());
    }

    @Test
    void nothing_is_done_with_an_activity_that_nobody_filed() {
        List.of(
                        complete(Optional.empty()),
                        new Acknowledge("office", "secretary", BEFORE),
                        new Publish(BEFORE),
                        new SignUp(ANNA, true, BEFORE),
                        new WithdrawSignUp(ANNA, BEFORE),
                        new RecordByHand(List.of(), Optional.empty(), Set.of(), Set.of(), AFTER),
                        new WithdrawMarks(List.of(), Optional.empty(), Set.of(), AFTER),
                        new Close(Set.of(), AFTER))
                .forEach(command -> given().when(command).thenRefused(new ActivityUnknown()));
    }

    @Test
    void the_office_acknowledges_or_returns_but_not_what_it_filed_itself() {
        given(filed())
                .when(new Acknowledge("office", "secretary", BEFORE))
                .then(new ActivityAcknowledged(ACTIVITY, BEFORE));
        given(filed()).when(new ReturnFiling("office", "secretary", BEFORE)).then(RETURNED);
        given(filed()).when(new Acknowledge("office", "office", BEFORE)).thenRefused(new OwnFiling());
        given(filed()).when(new ReturnFiling("office", "office", BEFORE)).thenRefused(new OwnFiling());
        given(filed(), acknowledged())
                .when(new Acknowledge("office", "secretary", BEFORE))
                .thenRefused(new WrongState("acknowledged"));
        given(filed(), RETURNED)
                .when(new ReturnFiling("office", "secretary", BEFORE))
                .thenRefused(new WrongState("returned"));
    }

    @Test
    void a_returned_filing_is_completed_and_looked_at_again() {
        given(filed(), RETURNED).when(complete(Optional.empty())).then(filed());
        Instant later = ENDS.plus(Duration.ofHours(1));
        ActivityFiled completed =
                new ActivityFiled(ACTIVITY, BRANCH, "theme-day", "neighbours", STARTS, later, "everyone", BEFORE);
        given(filed(), RETURNED).when(complete(Optional.of(later))).then(completed);
        given(filed(), RETURNED, completed)
                .when(new Acknowledge("office", "secretary", BEFORE))
                .then(acknowledged());
    }

    @Test
    void completing_is_for_what_was_returned_and_keeps_to_the_rules_of_filing() {
        given(filed()).when(complete(Optional.empty())).thenRefused(new WrongState("filed"));
        given(filed(), RETURNED).when(complete(Optional.of(STARTS))).thenRefused(new ImpossibleTimes());
    }

    @Test
    void what_was_acknowledged_is_published_once() {
        given(filed(), acknowledged()).when(new Publish(BEFORE)).then(new ActivityPublished(ACTIVITY, BEFORE));
        given(filed()).when(new Publish(BEFORE)).thenRefused(new WrongState("filed"));
        published().when(new Publish(BEFORE)).thenRefused(new WrongState("published"));
    }

    @Test
    void whoever_may_come_signs_up_once_until_it_is_over() {
        MemberSignedUp signed = new MemberSignedUp(ACTIVITY, ANNA, BEFORE);
        published().when(new SignUp(ANNA, true, BEFORE)).then(signed);
        published().and(signed).when(new SignUp(ANNA, true, BEFORE)).thenNothing();
        published().when(new SignUp(ANNA, false, BEFORE)).thenRefused(new NotExpected(ANNA));
        published().when(new SignUp(ANNA, true, ENDS)).thenRefused(new AlreadyOver());
        given(filed()).when(new SignUp(ANNA, true, BEFORE)).thenRefused(new WrongState("filed"));
    }

    @Test
    void a_sign_up_is_withdrawn_before_it_begins() {
        MemberSignedUp signed = new MemberSignedUp(ACTIVITY, ANNA, BEFORE);
        SignUpWithdrawn withdrawn = new SignUpWithdrawn(ACTIVITY, ANNA, BEFORE);
        published().and(signed).when(new WithdrawSignUp(ANNA, BEFORE)).then(withdrawn);
        published().and(signed).when(new WithdrawSignUp(ANNA, STARTS)).thenRefused(new AlreadyStarted());
        published()
                .and(signed)
                .and(withdrawn)
                .when(new WithdrawSignUp(ANNA, BEFORE))
                .thenRefused(new NotSignedUp());
        given(filed()).when(new WithdrawSignUp(ANNA, BEFORE)).thenRefused(new WrongState("filed"));
    }

    private static CompleteFiling complete(Optional<Instant> endsAt) {
        return new CompleteFiling(
                OrganisationLevel.BRANCH, Optional.empty(), Optional.empty(), endsAt, Optional.empty(), BEFORE);
    }
}
