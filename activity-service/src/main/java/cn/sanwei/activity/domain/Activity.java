package cn.sanwei.activity.domain;

import cn.sanwei.activity.domain.ActivityCommand.Acknowledge;
import cn.sanwei.activity.domain.ActivityCommand.CheckIn;
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
import cn.sanwei.activity.domain.ActivityState.Filed;
import cn.sanwei.activity.domain.ActivityState.Marked;
import cn.sanwei.activity.domain.ActivityState.NotFiled;
import cn.sanwei.activity.domain.ActivityState.Phase;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityAcknowledged;
import cn.sanwei.contracts.ActivityEvent.ActivityClosed;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityEvent.ActivityPublished;
import cn.sanwei.contracts.ActivityEvent.ActivityReturned;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.AttendanceWithdrawn;
import cn.sanwei.contracts.ActivityEvent.MemberSignedUp;
import cn.sanwei.contracts.ActivityEvent.SignUpWithdrawn;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;

/** The rules of one activity, from its filing (备案) to its close. Who was there is decided in {@link Attendance}. */
public final class Activity implements Decider<ActivityState, ActivityCommand, ActivityEvent> {
    @Override
    public ActivityState initial() {
        return new NotFiled();
    }

    @Override
    public Decision<ActivityEvent> decide(ActivityState state, ActivityCommand command) {
        return switch (state) {
            case NotFiled ignored ->
                command instanceof FileActivity c ? file(c) : Decision.refuse(new ActivityUnknown());
            case Filed filed -> decide(filed, command);
        };
    }

    private static Decision<ActivityEvent> decide(Filed filed, ActivityCommand command) {
        return switch (command) {
            case FileActivity ignored -> Decision.refuse(new AlreadyFiled());
            case CompleteFiling c -> complete(filed, c);
            case Acknowledge c ->
                review(filed, c.by(), c.filedBy(), new ActivityAcknowledged(filed.activity(), c.at()));
            case ReturnFiling c -> review(filed, c.by(), c.filedBy(), new ActivityReturned(filed.activity(), c.at()));
            case Publish c ->
                filed.phase() == Phase.ACKNOWLEDGED
                        ? Decision.accept(new ActivityPublished(filed.activity(), c.at()))
                        : wrong(filed);
            case SignUp c -> signUp(filed, c);
            case WithdrawSignUp c -> withdraw(filed, c);
            case CheckIn c -> Attendance.checkIn(filed, c);
            case RecordByHand c -> Attendance.recordByHand(filed, c);
            case WithdrawMarks c -> Attendance.withdraw(filed, c);
            case Close c -> Attendance.close(filed, c);
        };
    }

    private static Decision<ActivityEvent> file(FileActivity c) {
        Expects expects = c.expects().orElse(c.kind().usual());
        return whyNot(c.kind(), c.level(), expects, c.startsAt(), c.endsAt(), c.at())
                .<Decision<ActivityEvent>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new ActivityFiled(
                        c.activity(),
                        c.organisation(),
                        c.kind().code(),
                        c.theme().orElse(null),
                        c.startsAt(),
                        c.endsAt(),
                        expects.code(),
                        c.at())));
    }

    /** A completed filing is filed again: the office looks at it once more. */
    private static Decision<ActivityEvent> complete(Filed filed, CompleteFiling c) {
        if (filed.phase() != Phase.RETURNED) {
            return wrong(filed);
        }
        ActivityKind kind = ActivityKind.of(filed.kind()).orElseThrow();
        Expects expects = c.expects().or(() -> Expects.of(filed.expects())).orElseThrow();
        Instant startsAt = c.startsAt().orElse(filed.startsAt());
        Instant endsAt = c.endsAt().orElse(filed.endsAt());
        return whyNot(kind, c.level(), expects, startsAt, endsAt, c.at())
                .<Decision<ActivityEvent>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new ActivityFiled(
                        filed.activity(),
                        filed.organisation(),
                        filed.kind(),
                        c.theme().orElse(filed.theme()),
                        startsAt,
                        endsAt,
                        expects.code(),
                        c.at())));
    }

    private static Optional<ActivityRefusal> whyNot(
            ActivityKind kind, OrganisationLevel level, Expects expects, Instant startsAt, Instant endsAt, Instant at) {
        Duration length = Duration.between(startsAt, endsAt);
        if (!length.isPositive() || length.compareTo(ActivityTerms.LONGEST) > 0) {
            return Optional.of(new ImpossibleTimes());
        }
        Instant earliest = at.minus(ActivityTerms.FILED_AT_MOST_AFTER);
        if (startsAt.isBefore(earliest)) {
            return Optional.of(new FiledTooLate(earliest));
        }
        Instant latest = at.plus(ActivityTerms.FILED_AT_MOST_AHEAD);
        if (startsAt.isAfter(latest)) {
            return Optional.of(new FiledTooEarly(latest));
        }
        if (!kind.mayExpect(expects)) {
            return Optional.of(new NotForThisKind(kind.code(), expects.code()));
        }
        return expects.mayBeOf(level) ? Optional.empty() : Optional.of(new NotHeldHere(expects.code()));
    }

    private static Decision<ActivityEvent> review(Filed filed, String by, String filedBy, ActivityEvent outcome) {
        if (filed.phase() != Phase.FILED) {
            return wrong(filed);
        }
        return by.equals(filedBy) ? Decision.refuse(new OwnFiling()) : Decision.accept(outcome);
    }

    private static Decision<ActivityEvent> signUp(Filed filed, SignUp c) {
        if (filed.phase() != Phase.PUBLISHED) {
            return wrong(filed);
        }
        if (!c.at().isBefore(filed.endsAt())) {
            return Decision.refuse(new AlreadyOver());
        }
        if (filed.signedUp().contains(c.member())) {
            return Decision.accept();
        }
        return c.mayCome()
                ? Decision.accept(new MemberSignedUp(filed.activity(), c.member(), c.at()))
                : Decision.refuse(new NotExpected(c.member()));
    }

    private static Decision<ActivityEvent> withdraw(Filed filed, WithdrawSignUp c) {
        if (filed.phase() != Phase.PUBLISHED) {
            return wrong(filed);
        }
        if (!filed.signedUp().contains(c.member())) {
            return Decision.refuse(new NotSignedUp());
        }
        return c.at().isBefore(filed.startsAt())
                ? Decision.accept(new SignUpWithdrawn(filed.activity(), c.member(), c.at()))
                : Decision.refuse(new AlreadyStarted());
    }

    private static Decision<ActivityEvent> wrong(Filed filed) {
        return Decision.refuse(new WrongState(filed.phase().code()));
    }

    /** Without the event's id a mark could not be corrected later; the store folds with the ids. */
    @Override
    public ActivityState evolve(ActivityState state, ActivityEvent event) {
        return evolve(state, null, event);
    }

    @Override
    public ActivityState evolve(ActivityState state, UUID id, ActivityEvent event) {
        if (event instanceof ActivityFiled filed) {
            return filed(filed);
        }
        return switch (state) {
            case NotFiled ignored -> state;
            case Filed filed -> evolve(filed, id, event);
        };
    }

    private static ActivityState evolve(Filed filed, UUID id, ActivityEvent event) {
        return switch (event) {
            case ActivityFiled again -> filed(again);
            case ActivityAcknowledged ignored -> filed.in(Phase.ACKNOWLEDGED);
            case ActivityReturned ignored -> filed.in(Phase.RETURNED);
            case ActivityPublished ignored -> filed.in(Phase.PUBLISHED);
            case ActivityClosed ignored -> filed.in(Phase.CLOSED);
            case MemberSignedUp signed -> filed.withSignedUp(filed.signedUp().plus(signed.member()));
            case SignUpWithdrawn withdrawn ->
                filed.withSignedUp(filed.signedUp().minus(withdrawn.member()));
            case AttendanceRecorded recorded -> marked(filed, recorded.member(), recorded.mark(), id);
            case AttendanceCorrected corrected -> marked(filed, corrected.member(), corrected.mark(), id);
            case AttendanceWithdrawn withdrawn -> filed.withMarks(filed.marks().minus(withdrawn.member()));
        };
    }

    private static Filed filed(ActivityFiled event) {
        return new Filed(
                event.activity(),
                event.organisation(),
                event.kind(),
                event.theme(),
                event.startsAt(),
                event.endsAt(),
                event.expects(),
                Phase.FILED,
                HashTreePSet.empty(),
                HashTreePMap.empty());
    }

    private static Filed marked(Filed filed, MemberId member, AttendanceMark mark, UUID id) {
        return filed.withMarks(filed.marks().plus(member, new Marked(id, mark)));
    }
}
