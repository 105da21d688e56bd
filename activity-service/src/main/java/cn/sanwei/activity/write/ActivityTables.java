package cn.sanwei.activity.write;

import cn.sanwei.activity.domain.ActivityState;
import cn.sanwei.activity.domain.CheckInCode;
import cn.sanwei.activity.domain.Expects;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.AttendanceWithdrawn;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables beside the activities' events, always written in the transaction that appends the event. */
@ApplicationScoped
public class ActivityTables {
    private static final String FIND = """
            select cast(organisation as text), expects, cast(extract(epoch from starts_at) * 1000 as bigint), state,
                   filed_by
            from activity where id = cast(cast(:id as text) as uuid)
            """;
    private static final String MARK = """
            insert into attendance (activity, member, township, county, mark, route, event, recorded_at)
            select a.id, m.member, a.township, a.county, m.mark, m.route, m.event,
                   cast(cast(:at as text) as timestamptz)
            from activity a,
                 jsonb_to_recordset(cast(cast(:marks as text) as jsonb))
                     as m (member uuid, mark text, route text, event uuid)
            where a.township = :township and a.id = cast(cast(:id as text) as uuid)
            on conflict (township, activity, member) do update
            set mark = excluded.mark, route = excluded.route, event = excluded.event,
                recorded_at = excluded.recorded_at
            """;
    private static final String WITHDRAW = """
            delete from attendance
            where township = :township and activity = cast(cast(:id as text) as uuid)
              and member in (select cast(id as uuid)
                             from jsonb_array_elements_text(cast(cast(:members as text) as jsonb)) as asked (id))
            """;
    private static final String SECRET = """
            select encode(secret, 'hex') from check_in_secret where activity = cast(cast(:id as text) as uuid)
            """;

    /** Null when there is none in the division of this transaction. */
    public Uni<ActivityRow> find(Transaction transaction, ActivityId activity) {
        return transaction
                .session()
                .createNativeQuery(FIND, Object[].class)
                .setParameter("id", activity.toString())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new ActivityRow(
                                activity,
                                OrganisationId.of((String) row[0]),
                                Expects.of((String) row[1]).orElseThrow(),
                                Instant.ofEpochMilli(((Number) row[2]).longValue()),
                                (String) row[3],
                                (String) row[4]));
    }

    /** Null until the activity was published. */
    public Uni<CheckInCode.Secret> secret(Transaction transaction, ActivityId activity) {
        return transaction
                .session()
                .createNativeQuery(SECRET, String.class)
                .setParameter("id", activity.toString())
                .getSingleResultOrNull()
                .map(hex -> hex == null
                        ? null
                        : new CheckInCode.Secret(HexFormat.of().parseHex(hex)));
    }

    /** Most commands mark somebody and leave the state as it was. */
    public Uni<Void> follow(
            Transaction transaction, String township, ActivityId activity, ActivityState before, ActivityState now) {
        String code = ActivityState.code(now);
        if (code.equals(ActivityState.code(before))) {
            return Uni.createFrom().voidItem();
        }
        return on(transaction, township, activity, "update activity set state = :state where " + ITS_ROW)
                .setParameter("state", code)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The latest marks, as the new events say them; by one statement, however many. */
    public Uni<Void> mark(Transaction transaction, String township, ActivityId activity, List<StoredEvent> stored) {
        ArrayNode marks = JsonNodeFactory.instance.arrayNode();
        for (StoredEvent each : stored) {
            if (each.event() instanceof AttendanceRecorded recorded) {
                add(marks, each, recorded.member(), recorded.mark().code(), recorded.route());
            } else if (each.event() instanceof AttendanceCorrected corrected) {
                add(marks, each, corrected.member(), corrected.mark().code(), corrected.route());
            }
        }
        return withdraw(transaction, township, activity, stored)
                .chain(() -> mark(transaction, township, activity, stored, marks));
    }

    private Uni<Void> withdraw(
            Transaction transaction, String township, ActivityId activity, List<StoredEvent> stored) {
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        for (StoredEvent each : stored) {
            if (each.event() instanceof AttendanceWithdrawn withdrawn) {
                members.add(withdrawn.member().toString());
            }
        }
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : on(transaction, township, activity, WITHDRAW)
                        .setParameter("members", members.toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> mark(
            Transaction transaction, String township, ActivityId activity, List<StoredEvent> stored, ArrayNode marks) {
        if (marks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .session()
                .createNativeQuery(MARK)
                .setParameter("township", township)
                .setParameter("id", activity.toString())
                .setParameter("marks", marks.toString())
                .setParameter("at", stored.getFirst().recordedAt().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** For {@link #on}: the activity's own row. */
    public static final String ITS_ROW = "township = :township and id = cast(cast(:id as text) as uuid)";

    /** A statement with the activity's own two parameters set; {@code sql} is the caller's, never input. */
    public Mutiny.MutationQuery on(Transaction transaction, String township, ActivityId activity, String sql) {
        return transaction
                .session()
                .createNativeQuery(sql)
                .setParameter("township", township)
                .setParameter("id", activity.toString());
    }

    private static void add(ArrayNode marks, StoredEvent stored, MemberId member, String mark, String route) {
        marks.addObject()
                .put("member", member.toString())
                .put("mark", mark)
                .put("route", route)
                .put("event", stored.id().toString());
    }
}
