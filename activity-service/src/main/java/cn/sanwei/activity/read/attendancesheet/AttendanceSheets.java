package cn.sanwei.activity.read.attendancesheet;

import cn.sanwei.activity.domain.Expects;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is expected and what became of each. */
@ApplicationScoped
public class AttendanceSheets {
    private static final String MARKS = """
            select cast(member as text), mark, route, cast(extract(epoch from recorded_at) * 1000 as bigint)
            from attendance
            where activity = cast(cast(:id as text) as uuid)
            """;
    private static final String SIGN_UPS = """
            select cast(member as text) from sign_up where activity = cast(cast(:id as text) as uuid)
            """;
    private static final String CLOSED = "closed";

    private final ExpectedMembers expected;

    AttendanceSheets(ExpectedMembers expected) {
        this.expected = expected;
    }

    /**
     * @param mark null until there is one, like {@code route} and {@code recordedAt}
     * @param recordedAt when this mark was made, or corrected
     * @param guest whether only his mark brings him here: he was not expected, and came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            MemberId member, String mark, String route, Instant recordedAt, boolean signedUp, boolean guest) {}

    /**
     * @param version of the activity, for {@code If-Match}: whoever marks by a sheet that somebody else has changed since
     *     is refused with 412
     */
    @Schema(examples = """
        {"state": "closed", "version": 6, "counts": {"expected": 1, "present": 1, "late": 0, "leave": 0, "absent": 0,
         "madeUp": 0, "unmarked": 0},
         "members": [{"member": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "mark": "present", "route": "code",
          "recordedAt": "2026-12-05T06:03:00Z", "signedUp": false, "guest": false}]}""")
    public record Sheet(String state, int version, AttendanceCounts counts, List<Line> members) {}

    /** A closed activity's sheet is complete: whoever came to the roster later is not on it. */
    public Uni<Sheet> of(Transaction transaction, ActivityRow row) {
        return version(transaction, row)
                .chain(version -> rows(transaction, row, MARKS)
                        .chain(marks -> transaction
                                .session()
                                .createNativeQuery(SIGN_UPS, String.class)
                                .setParameter("id", row.activity().toString())
                                .getResultList()
                                .chain(signUps -> expected.of(transaction, row)
                                        .map(roster -> sheet(row, version, marks, signUps, roster)))));
    }

    /** Read before the marks: where somebody marks in between, the version is too old and the marker is told so. */
    private static Uni<Integer> version(Transaction transaction, ActivityRow row) {
        String stream = ActivityWriting.stream(row.activity());
        return transaction.versions(List.of(stream)).map(versions -> versions.get(stream));
    }

    private static Sheet sheet(
            ActivityRow row, int version, List<Object[]> marks, List<String> signUps, Set<MemberId> roster) {
        Map<MemberId, Object[]> marked = new HashMap<>();
        marks.forEach(mark -> marked.put(MemberId.of((String) mark[0]), mark));
        Set<MemberId> signedUp = new HashSet<>();
        signUps.forEach(member -> signedUp.add(MemberId.of(member)));
        Set<MemberId> all = new TreeSet<>(marked.keySet());
        if (!row.state().equals(CLOSED)) {
            all.addAll(roster);
            if (row.expects() == Expects.VOLUNTEERS) {
                all.addAll(signedUp);
            }
        }
        List<Line> lines = all.stream()
                .map(member -> {
                    Object[] mark = marked.get(member);
                    return new Line(
                            member,
                            mark == null ? null : (String) mark[1],
                            mark == null ? null : (String) mark[2],
                            mark == null ? null : Instant.ofEpochMilli(((Number) mark[3]).longValue()),
                            signedUp.contains(member),
                            !roster.contains(member) && !signedUp.contains(member));
                })
                .toList();
        List<String> each = new java.util.ArrayList<>();
        lines.forEach(line -> each.add(line.mark()));
        return new Sheet(row.state(), version, AttendanceCounts.of(each), lines);
    }

    private static Uni<List<Object[]>> rows(Transaction transaction, ActivityRow row, String sql) {
        return transaction
                .session()
                .createNativeQuery(sql, Object[].class)
                .setParameter("id", row.activity().toString())
                .getResultList();
    }
}
