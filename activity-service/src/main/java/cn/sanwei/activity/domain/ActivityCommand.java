package cn.sanwei.activity.domain;

import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be asked of one activity. Whether the caller leads the organisation is settled before; time, persons and what
 * the roster says enter here, so that a decision reads neither clock nor table.
 */
public sealed interface ActivityCommand {
    Instant at();

    record FileActivity(
            ActivityId activity,
            OrganisationId organisation,
            OrganisationLevel level,
            ActivityKind kind,
            Optional<String> theme,
            Instant startsAt,
            Instant endsAt,
            Optional<Expects> expects,
            Instant at)
            implements ActivityCommand {}

    /** What is absent stays as it was filed. */
    record CompleteFiling(
            OrganisationLevel level,
            Optional<String> theme,
            Optional<Instant> startsAt,
            Optional<Instant> endsAt,
            Optional<Expects> expects,
            Instant at)
            implements ActivityCommand {}

    /**
     * @param by the caller's account
     * @param filedBy the account that filed it
     */
    record Acknowledge(String by, String filedBy, Instant at) implements ActivityCommand {}

    /** As {@link Acknowledge}. */
    record ReturnFiling(String by, String filedBy, Instant at) implements ActivityCommand {}

    record Publish(Instant at) implements ActivityCommand {}

    /** @param mayCome whether the roster has the member where this activity looks for its people */
    record SignUp(MemberId member, boolean mayCome, Instant at) implements ActivityCommand {}

    record WithdrawSignUp(MemberId member, Instant at) implements ActivityCommand {}

    /**
     * @param expected whether the roster has the member among those expected; who signed up is known from the events
     * @param secret of this activity, from which its codes are made
     */
    record CheckIn(MemberId member, boolean expected, String code, CheckInCode.Secret secret, Instant at)
            implements ActivityCommand {}

    /**
     * @param by the caller's member, who may not be among the marked
     * @param mayCome those of the marked whom the roster has where this activity looks for its people
     * @param guests those of the marked whom the township's roster has elsewhere
     */
    record RecordByHand(
            List<HandMark> marks, Optional<MemberId> by, Set<MemberId> mayCome, Set<MemberId> guests, Instant at)
            implements ActivityCommand {}

    record HandMark(MemberId member, AttendanceMark mark) {}

    /**
     * @param by the caller's member, who may not be among them
     * @param expected those whom the roster makes expected; whoever signed up is known from the events
     */
    record WithdrawMarks(List<MemberId> members, Optional<MemberId> by, Set<MemberId> expected, Instant at)
            implements ActivityCommand {}

    /** @param onRoster those whom the roster makes expected; whoever signed up is known from the events */
    record Close(Set<MemberId> onRoster, Instant at) implements ActivityCommand {}
}
