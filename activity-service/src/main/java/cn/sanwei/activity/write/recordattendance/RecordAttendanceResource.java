package cn.sanwei.activity.write.recordattendance;

import cn.sanwei.activity.domain.ActivityCommand.HandMark;
import cn.sanwei.activity.domain.ActivityCommand.RecordByHand;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.roster.Authority;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/attendance")
public class RecordAttendanceResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ExpectedMembers expected;
    private final ActivityWriting writing;

    RecordAttendanceResource(
            CommandEdge edge, Callers callers, Authority authority, ExpectedMembers expected, ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.expected = expected;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "书记手工记录考勤（实到、迟到、请假、缺席、补课）；与签到码同样计分，不能记录自己；本镇其他党组织的党员到场的可记实到、迟到")
    @APIResponse(responseCode = "200", description = "已记录；与原记录相同的不变")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(
            responseCode = "422",
            description =
                    "own-attendance、not-expected、guest-only-comes、marked-twice、too-early-to-mark、not-over-yet、not-time-for-make-up")
    public Uni<Response> record(
            @PathParam("activity") ActivityId activity, @Valid @NotNull RecordAttendanceRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        List<HandMark> marks = request.marks().stream()
                .map(mark -> new HandMark(mark.member(), mark.mark()))
                .toList();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toLead(transaction, caller, row.organisation())
                                .chain(() -> expected.coming(
                                        transaction,
                                        row,
                                        marks.stream().map(HandMark::member).toList()))
                                .map(coming -> new RecordByHand(
                                        marks, caller.member(), coming.mayCome(), coming.guests(), context.at())))
                .map(Answers::of);
    }
}
