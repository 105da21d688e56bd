package cn.sanwei.activity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.activity.domain.ActivityCommand.FileActivity;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityAcknowledged;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityEvent.ActivityPublished;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.eventstore.decider.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A theme day of two hours, and the history in which a command meets it. */
final class Given {
    static final ActivityId ACTIVITY = new ActivityId(UUID.randomUUID());
    static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    static final MemberId ANNA = new MemberId(UUID.randomUUID());
    static final MemberId BEN = new MemberId(UUID.randomUUID());
    static final Instant STARTS = Instant.parse("2026-03-06T06:00:00Z");
    static final Instant ENDS = Instant.parse("2026-03-06T08:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-03-01T06:00:00Z");
    static final Instant AFTER = Instant.parse("2026-03-06T09:00:00Z");
    static final CheckInCode.Secret SECRET = new CheckInCode.Secret(new byte[32]);

    private final Activity decider = new Activity();
    private final List<ActivityEvent> events = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();

    static Given given(ActivityEvent... events) {
        Given given = new Given();
        for (ActivityEvent event : events) {
            given.and(event);
        }
        return given;
    }

    static Given published() {
        return given(filed(), acknowledged(), new ActivityPublished(ACTIVITY, BEFORE));
    }

    static Given publishedForVolunteers() {
        ActivityFiled filed =
                new ActivityFiled(ACTIVITY, BRANCH, "volunteer-service", null, STARTS, ENDS, "volunteers", BEFORE);
        return given(filed, acknowledged(), new ActivityPublished(ACTIVITY, BEFORE));
    }

    static ActivityFiled filed() {
        return new ActivityFiled(ACTIVITY, BRANCH, "theme-day", "neighbours", STARTS, ENDS, "everyone", BEFORE);
    }

    static ActivityAcknowledged acknowledged() {
        return new ActivityAcknowledged(ACTIVITY, BEFORE);
    }

    static FileActivity file(ActivityKind kind, Instant startsAt, Instant endsAt, Expects expects, Instant at) {
        return new FileActivity(
                ACTIVITY,
                BRANCH,
                OrganisationLevel.BRANCH,
                kind,
                Optional.of("neighbours"),
                startsAt,
                endsAt,
                Optional.ofNullable(expects),
                at);
    }

    static AttendanceRecorded recorded(MemberId member, AttendanceMark mark, String route, Instant occurredAt) {
        return new AttendanceRecorded(
                ACTIVITY, BRANCH, member, "theme-day", "neighbours", mark, new BigDecimal("2.00"), route, occurredAt);
    }

    static AttendanceRecorded recorded(MemberId member, AttendanceMark mark) {
        return recorded(member, mark, "hand", STARTS);
    }

    Given and(ActivityEvent event) {
        events.add(event);
        ids.add(UUID.randomUUID());
        return this;
    }

    UUID idOfLast() {
        return ids.getLast();
    }

    ActivityState state() {
        ActivityState state = decider.initial();
        for (int i = 0; i < events.size(); i++) {
            state = decider.evolve(state, ids.get(i), events.get(i));
        }
        return state;
    }

    Outcome when(ActivityCommand command) {
        return new Outcome(decider.decide(state(), command));
    }

    record Outcome(Decision<ActivityEvent> decision) {
        void then(ActivityEvent... expected) {
            assertThat(decision).isEqualTo(Decision.<ActivityEvent>accept(expected));
        }

        void thenNothing() {
            then();
        }

        void thenRefused(ActivityRefusal reason) {
            assertThat(decision).isEqualTo(Decision.<ActivityEvent>refuse(reason));
        }
    }
}
