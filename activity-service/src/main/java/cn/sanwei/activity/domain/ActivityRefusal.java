package cn.sanwei.activity.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.decider.Refusal;
import java.time.Instant;

/** Why a command on an activity is refused. Answered in words by the edge, which maps every one. */
public sealed interface ActivityRefusal extends Refusal {
    record ActivityUnknown() implements ActivityRefusal {}

    record AlreadyFiled() implements ActivityRefusal {}

    /** @param state where the activity stands, which is not where the command needs it */
    record WrongState(String state) implements ActivityRefusal {}

    /** It must end after it begins, and within a week. */
    record ImpossibleTimes() implements ActivityRefusal {}

    /** Filing is for what is to come or was held lately. */
    record FiledTooLate(Instant earliest) implements ActivityRefusal {}

    record FiledTooEarly(Instant latest) implements ActivityRefusal {}

    record NotForThisKind(String kind, String expects) implements ActivityRefusal {}

    /** A group's meeting is held by a group, a committee's by an organisation that has one. */
    record NotHeldHere(String expects) implements ActivityRefusal {}

    /** Whoever filed it neither acknowledges nor returns it. */
    record OwnFiling() implements ActivityRefusal {}

    record AlreadyStarted() implements ActivityRefusal {}

    record AlreadyOver() implements ActivityRefusal {}

    record NotOverYet(Instant endsAt) implements ActivityRefusal {}

    record NotSignedUp() implements ActivityRefusal {}

    /** @param member who is not among those whom the activity expects or takes */
    record NotExpected(MemberId member) implements ActivityRefusal {}

    /** A guest was there or is no guest: he owes nothing that he could be absent from or make up. */
    record GuestOnlyComes(MemberId member) implements ActivityRefusal {}

    /** Whoever is expected keeps a mark; a wrong one is corrected. */
    record ExpectedKeepsMark(MemberId member) implements ActivityRefusal {}

    record CheckInNotOpen(Instant opensAt) implements ActivityRefusal {}

    /** Never made for this activity, or no longer good: which of the two is not said. */
    record WrongCode() implements ActivityRefusal {}

    /** Nobody marks himself by hand. */
    record OwnAttendance() implements ActivityRefusal {}

    /** The list names a member twice. */
    record MarkedTwice(MemberId member) implements ActivityRefusal {}

    record TooEarlyToMark(Instant opensAt) implements ActivityRefusal {}

    /** A make-up (补课) is held after the activity and within its term. */
    record NotTimeForMakeUp(Instant from, Instant until) implements ActivityRefusal {}

    record TooManyExpected(int expected, int most) implements ActivityRefusal {}
}
