package cn.sanwei.activity.read.activitydetail;

import cn.sanwei.activity.read.activities.ActivitySummary;
import cn.sanwei.activity.read.attendancesheet.AttendanceSheets;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Authority;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}")
public class ActivityDetailResource {
    private static final Set<String> OUT = Set.of("published", "closed");
    private static final String ROW = "select " + ActivitySummary.COLUMNS + """
            , content, leader_note, return_reason
            from activity where id = cast(cast(:id as text) as uuid)
            """;

    private final Callers callers;
    private final EventStore store;
    private final Authority authority;
    private final ActivityTables tables;
    private final AttendanceSheets sheets;

    ActivityDetailResource(
            Callers callers, EventStore store, Authority authority, ActivityTables tables, AttendanceSheets sheets) {
        this.callers = callers;
        this.store = store;
        this.authority = authority;
        this.tables = tables;
        this.sheets = sheets;
    }

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "一次活动：内容、状态、人数和本人的考勤")
    @APIResponse(responseCode = "200", description = "活动；未公开的只有书记和组织办能见")
    public Uni<ActivityDetail> detail(@PathParam("activity") ActivityId activity) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> tables.find(transaction, activity)
                        .onItem()
                        .ifNull()
                        .failWith(Problems::notFound)
                        .chain(row -> authority
                                .leads(transaction, caller, row.organisation())
                                .chain(leads -> seen(transaction, caller, row, leads))));
    }

    private Uni<ActivityDetail> seen(Transaction transaction, Caller caller, ActivityRow row, boolean leads) {
        if (!leads && !OUT.contains(row.state())) {
            throw Problems.notFound();
        }
        return transaction
                .session()
                .createNativeQuery(ROW, Object[].class)
                .setParameter("id", row.activity().toString())
                .getSingleResult()
                .chain(texts -> sheets.of(transaction, row).map(sheet -> detail(caller, texts, sheet, leads)));
    }

    private static ActivityDetail detail(Caller caller, Object[] texts, AttendanceSheets.Sheet sheet, boolean leads) {
        ActivitySummary summary = ActivitySummary.of(texts);
        Optional<AttendanceSheets.Line> own = sheet.members().stream()
                .filter(line -> caller.is(line.member()))
                .findFirst();
        return new ActivityDetail(
                summary.id(),
                summary.organisation(),
                summary.kind(),
                summary.theme(),
                summary.title(),
                (String) texts[10],
                summary.place(),
                summary.startsAt(),
                summary.endsAt(),
                summary.expects(),
                summary.state(),
                leads ? (String) texts[11] : null,
                leads ? (String) texts[12] : null,
                sheet.counts(),
                own.map(AttendanceSheets.Line::signedUp).orElse(false),
                own.map(AttendanceSheets.Line::mark).orElse(null));
    }
}
