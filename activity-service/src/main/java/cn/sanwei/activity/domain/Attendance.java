package cn.sanwei.activity.domain;

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
import cn.sanwei.activity.domain.ActivityState.Filed;
import cn.sanwei.activity.domain.ActivityState.Marked;
import cn.sanwei.activity.domain.ActivityState.Phase;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityClosed;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.AttendanceWithdrawn;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.decider.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of who was there. By code or by hand, the events are the same but for their route: whoever has no telephone
 * gets the same points.
 */
final class Attendance {
    private static final String BY_CODE = "code";
    private static final String BY_HAND = "hand";

    private Attendance() {}

    static Decision<ActivityEvent> checkIn(Filed filed, CheckIn c) {
        if (filed.phase() != Phase.PUBLISHED) {
            return wrong(filed);
        }
        Instant opensAt = ActivityTerms.opensAt(filed.startsAt());
        if (c.at().isBefore(opensAt)) {
            return Decision.refuse(new CheckInNotOpen(opensAt));
        }
        if (!c.at().isBefore(filed.endsAt())) {
            return Decision.refuse(new AlreadyOver());
        }
        if (!CheckInCode.isGood(filed.activity(), c.secret(), c.code(), c.at())) {
            return Decision.refuse(new WrongCode());
        }
        boolean expected = filed.expectsVolunteers() ? filed.signedUp().contains(c.member()) : c.expected();
        if (!expected) {
            return Decision.refuse(new NotExpected(c.member()));
        }
        if (filed.attended(c.member())) {
            return Decision.accept();
        }
        boolean late = c.at().isAfter(ActivityTerms.lateAfter(filed.startsAt()));
        AttendanceMark mark = late ? AttendanceMark.LATE : AttendanceMark.PRESENT;
        return Decision.accept(
                event(filed, c.member(), mark, BY_CODE, c.at()).stream().toList());
    }

    static Decision<ActivityEvent> recordByHand(Filed filed, RecordByHand c) {
        switch (filed.phase()) {
            case FILED, RETURNED -> {
                return wrong(filed);
            }
            case ACKNOWLEDGED, PUBLISHED, CLOSED -> {}
        }
        Set<MemberId> seen = new HashSet<>();
        List<ActivityEvent> events = new ArrayList<>();
        for (HandMark mark : c.marks()) {
            Optional<ActivityRefusal> refusal =
                    seen.add(mark.member()) ? whyNot(filed, mark, c) : Optional.of(new MarkedTwice(mark.member()));
            if (refusal.isPresent()) {
                return Decision.refuse(refusal.get());
            }
            event(filed, mark.member(), mark.mark(), BY_HAND, c.at()).ifPresent(events::add);
        }
        return Decision.accept(events);
    }

    private static Optional<ActivityRefusal> whyNot(Filed filed, HandMark mark, RecordByHand c) {
        if (c.by().filter(mark.member()::equals).isPresent()) {
            return Optional.of(new OwnAttendance());
        }
        boolean isGuest = c.guests().contains(mark.member());
        if (!isGuest && !c.mayCome().contains(mark.member()) && !filed.marks().containsKey(mark.member())) {
            return Optional.of(new NotExpected(mark.member()));
        }
        if (isGuest && mark.mark() != AttendanceMark.PRESENT && mark.mark() != AttendanceMark.LATE) {
            return Optional.of(new GuestOnlyComes(mark.member()));
        }
        return switch (mark.mark()) {
            case PRESENT, LATE, LEAVE -> {
                Instant opensAt = ActivityTerms.opensAt(filed.startsAt());
                yield c.at().isBefore(opensAt) ? Optional.of(new TooEarlyToMark(opensAt)) : Optional.empty();
            }
            case ABSENT ->
                c.at().isBefore(filed.endsAt()) ? Optional.of(new NotOverYet(filed.endsAt())) : Optional.empty();
            case MADE_UP -> {
                Instant until = filed.endsAt().plus(ActivityTerms.MADE_UP_WITHIN);
                yield c.at().isBefore(filed.endsAt()) || c.at().isAfter(until)
                        ? Optional.of(new NotTimeForMakeUp(filed.endsAt(), until))
                        : Optional.empty();
            }
        };
    }

    /** Of who has no mark there is nothing to withdraw: somebody else may have been faster. */
    static Decision<ActivityEvent> withdraw(Filed filed, WithdrawMarks c) {
        switch (filed.phase()) {
            case FILED, RETURNED -> {
                return wrong(filed);
            }
            case ACKNOWLEDGED, PUBLISHED, CLOSED -> {}
        }
        List<ActivityEvent> events = new ArrayList<>();
        for (MemberId member : new LinkedHashSet<>(c.members())) {
            if (c.by().filter(member::equals).isPresent()) {
                return Decision.refuse(new OwnAttendance());
            }
            if (c.expected().contains(member) || filed.signedUp().contains(member)) {
                return Decision.refuse(new ExpectedKeepsMark(member));
            }
            Marked last = filed.marks().get(member);
            if (last != null) {
                events.add(new AttendanceWithdrawn(filed.activity(), member, last.event(), c.at()));
            }
        }
        return Decision.accept(events);
    }

    /** Everyone expected who has no mark was absent; the counts add up to those expected and those who came besides. */
    static Decision<ActivityEvent> close(Filed filed, Close c) {
        switch (filed.phase()) {
            case FILED, RETURNED, CLOSED -> {
                return wrong(filed);
            }
            case ACKNOWLEDGED, PUBLISHED -> {}
        }
        if (c.at().isBefore(filed.endsAt())) {
            return Decision.refuse(new NotOverYet(filed.endsAt()));
        }
        Set<MemberId> missing = new TreeSet<>(filed.expectsVolunteers() ? filed.signedUp() : c.onRoster());
        missing.removeAll(filed.marks().keySet());
        int expected = filed.marks().size() + missing.size();
        if (expected > ActivityTerms.MOST_EXPECTED) {
            return Decision.refuse(new TooManyExpected(expected, ActivityTerms.MOST_EXPECTED));
        }
        List<ActivityEvent> events = new ArrayList<>(missing.size() + 1);
        for (MemberId member : missing) {
            events.add(recorded(filed, member, AttendanceMark.ABSENT, BY_HAND, c.at()));
        }
        events.add(new ActivityClosed(
                filed.activity(),
                expected,
                filed.count(AttendanceMark.PRESENT),
                filed.count(AttendanceMark.LEAVE),
                filed.count(AttendanceMark.LATE),
                filed.count(AttendanceMark.ABSENT) + missing.size(),
                filed.count(AttendanceMark.MADE_UP),
                c.at()));
        return Decision.accept(events);
    }

    /** None where the member has this very mark already. */
    private static Optional<ActivityEvent> event(
            Filed filed, MemberId member, AttendanceMark mark, String route, Instant at) {
        Marked last = filed.marks().get(member);
        if (last == null) {
            return Optional.of(recorded(filed, member, mark, route, at));
        }
        return last.mark() == mark
                ? Optional.empty()
                : Optional.of(new AttendanceCorrected(
                        filed.activity(),
                        filed.organisation(),
                        member,
                        filed.kind(),
                        filed.theme(),
                        mark,
                        ActivityTerms.hours(filed.startsAt(), filed.endsAt()),
                        route,
                        last.event(),
                        occurredAt(filed, at)));
    }

    private static AttendanceRecorded recorded(
            Filed filed, MemberId member, AttendanceMark mark, String route, Instant at) {
        return new AttendanceRecorded(
                filed.activity(),
                filed.organisation(),
                member,
                filed.kind(),
                filed.theme(),
                mark,
                ActivityTerms.hours(filed.startsAt(), filed.endsAt()),
                route,
                occurredAt(filed, at));
    }

    /** The beginning of the activity; for whoever was marked before it, that moment: no event is later than its recording. */
    private static Instant occurredAt(Filed filed, Instant at) {
        return at.isBefore(filed.startsAt()) ? at : filed.startsAt();
    }

    private static Decision<ActivityEvent> wrong(Filed filed) {
        return Decision.refuse(new WrongState(filed.phase().code()));
    }
}
