package cn.sanwei.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What has happened in activity-service. Kept for good: add a version, never edit one. */
public sealed interface ActivityEvent extends SanweiEvent {

    /**
     * @param kind members-meeting, branch-committee, group-meeting, party-lecture, theme-day, organisational-life,
     *     training or volunteer-service
     * @param theme a code of the township's list of themes, not a title
     * @param expects everyone, committee, group or volunteers: who is expected follows the kind
     */
    @EventType("cn.sanwei.activity.activity-filed.v1")
    record ActivityFiled(
            ActivityId activity,
            OrganisationId organisation,
            String kind,
            @MayBeAbsent String theme,
            Instant startsAt,
            Instant endsAt,
            String expects,
            Instant occurredAt)
            implements ActivityEvent {}

    @EventType("cn.sanwei.activity.activity-acknowledged.v1")
    record ActivityAcknowledged(ActivityId activity, Instant occurredAt) implements ActivityEvent {}

    /** The office asks for completion; what is missing is said to the branch, not here. */
    @EventType("cn.sanwei.activity.activity-returned.v1")
    record ActivityReturned(ActivityId activity, Instant occurredAt) implements ActivityEvent {}

    @EventType("cn.sanwei.activity.activity-published.v1")
    record ActivityPublished(ActivityId activity, Instant occurredAt) implements ActivityEvent {}

    @EventType("cn.sanwei.activity.member-signed-up.v1")
    record MemberSignedUp(ActivityId activity, MemberId member, Instant occurredAt) implements ActivityEvent {}

    @EventType("cn.sanwei.activity.sign-up-withdrawn.v1")
    record SignUpWithdrawn(ActivityId activity, MemberId member, Instant occurredAt) implements ActivityEvent {}

    /**
     * The first mark of a member for an activity.
     *
     * @param hours length of the activity, for rules that count hours
     * @param route code or hand; both give the same points
     * @param occurredAt when the activity began: that is the day for which points count
     */
    @EventType("cn.sanwei.activity.attendance-recorded.v1")
    record AttendanceRecorded(
            ActivityId activity,
            OrganisationId organisation,
            MemberId member,
            String kind,
            @MayBeAbsent String theme,
            AttendanceMark mark,
            BigDecimal hours,
            String route,
            Instant occurredAt)
            implements ActivityEvent {}

    /** @param corrects id of the event whose mark this one replaces */
    @EventType("cn.sanwei.activity.attendance-corrected.v1")
    record AttendanceCorrected(
            ActivityId activity,
            OrganisationId organisation,
            MemberId member,
            String kind,
            @MayBeAbsent String theme,
            AttendanceMark mark,
            BigDecimal hours,
            String route,
            UUID corrects,
            Instant occurredAt)
            implements ActivityEvent {}

    /**
     * A guest's mark was a mistake: it counts as if it had never been. Whoever is expected keeps a mark, which is corrected.
     *
     * @param withdraws id of the event whose mark it was
     */
    @EventType("cn.sanwei.activity.attendance-withdrawn.v1")
    record AttendanceWithdrawn(ActivityId activity, MemberId member, UUID withdraws, Instant occurredAt)
            implements ActivityEvent {}

    @EventType("cn.sanwei.activity.activity-closed.v1")
    record ActivityClosed(
            ActivityId activity,
            int expected,
            int present,
            int leave,
            int late,
            int absent,
            int madeUp,
            Instant occurredAt)
            implements ActivityEvent {}
}
