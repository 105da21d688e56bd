package cn.sanwei.activity.read.attendancesheet;

import cn.sanwei.activity.domain.Expects;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
            select cast(member as text), mark, route from attendance
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

    /** @param mark null until there is one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(MemberId member, String mark, String route, boolean signedUp) {}

    @Schema(examples = """
        {"state": "closed", "counts": {"expected": 1, "present": 1, "late": 0, "leave": 0, "absent": 0,
         "madeUp": 0, "unmarked": 0},
         "members": [{"member": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "mark": "present", "route": "code", "signedUp": false}]}""")
    public record Sheet(String state, AttendanceCounts counts, List<Line> members) {}

    /** A closed activity's sheet is complete: whoever came to the roster later is not on it. */
    public Uni<Sheet> of(Transaction transaction, ActivityRow row) {
        return rows(transaction, row, MARKS)
                .chain(marks -> transaction
                        .session()
                        .createNativeQuery(SIGN_UPS, String.class)
                        .setParameter("id", row.activity().toString())
                        .getResultList()
                        .chain(signUps ->
                                onRoster(transaction, row).map(roster -> sheet(row, marks, signUps, roster))));
    }

    private Uni<Set<MemberId>> onRoster(Transaction transaction, ActivityRow row) {
        return row.state().equals(CLOSED) ? Uni.createFrom().item(Set.of()) : expected.of(transaction, row);
    }

    private static Sheet sheet(ActivityRow row, List<Object[]> marks, List<String> signUps, Set<MemberId> roster) {
        Map<MemberId, Object[]> marked = new HashMap<>();
        marks.forEach(mark -> marked.put(MemberId.of((String) mark[0]), mark));
        Set<MemberId> signedUp = new HashSet<>();
        signUps.forEach(member -> signedUp.add(MemberId.of(member)));
        Set<MemberId> all = new TreeSet<>(roster);
        all.addAll(marked.keySet());
        if (row.expects() == Expects.VOLUNTEERS && !row.state().equals(CLOSED)) {
            all.addAll(signedUp);
        }
        List<Line> lines = all.stream()
                .map(member -> {
                    Object[] mark = marked.get(member);
                    return new Line(
                            member,
                            mark == null ? null : (String) mark[1],
                            mark == null ? null : (String) mark[2],
                            signedUp.contains(member));
                })
                .toList();
        List<String> each = new java.util.ArrayList<>();
        lines.forEach(line -> each.add(line.mark()));
        return new Sheet(row.state(), AttendanceCounts.of(each), lines);
    }

    private static Uni<List<Object[]>> rows(Transaction transaction, ActivityRow row, String sql) {
        return transaction
                .session()
                .createNativeQuery(sql, Object[].class)
                .setParameter("id", row.activity().toString())
                .getResultList();
    }
}
