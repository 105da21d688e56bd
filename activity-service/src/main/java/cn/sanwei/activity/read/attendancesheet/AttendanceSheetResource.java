package cn.sanwei.activity.read.attendancesheet;

import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.roster.Authority;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One sheet for each activity, whole: at most as many lines as an activity may expect. */
@Path("/api/activity/activities/{activity}/attendance")
public class AttendanceSheetResource {
    private final Callers callers;
    private final EventStore store;
    private final Authority authority;
    private final ActivityTables tables;
    private final AttendanceSheets sheets;

    AttendanceSheetResource(
            Callers callers, EventStore store, Authority authority, ActivityTables tables, AttendanceSheets sheets) {
        this.callers = callers;
        this.store = store;
        this.authority = authority;
        this.tables = tables;
        this.sheets = sheets;
    }

    @GET
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "考勤表：应到、实到、迟到、请假、缺席、补课，逐人")
    @APIResponse(responseCode = "200", description = "考勤表；没有记录的人没有 mark")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    public Uni<AttendanceSheets.Sheet> sheet(@PathParam("activity") ActivityId activity) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> tables.find(transaction, activity)
                        .onItem()
                        .ifNull()
                        .failWith(Problems::notFound)
                        .call(row -> authority.toLead(transaction, caller, row.organisation()))
                        .chain(row -> sheets.of(transaction, row)));
    }
}
