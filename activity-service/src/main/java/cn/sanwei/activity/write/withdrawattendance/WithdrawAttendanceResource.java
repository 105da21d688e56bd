package cn.sanwei.activity.write.withdrawattendance;

import cn.sanwei.activity.domain.ActivityCommand.WithdrawMarks;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The way back from a guest who was written down by mistake: a correction would leave him absent or on leave. */
@Path("/api/activity/activities/{activity}/attendance/withdrawals")
public class WithdrawAttendanceResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ExpectedMembers expected;
    private final ActivityWriting writing;

    WithdrawAttendanceResource(
            CommandEdge edge, Callers callers, Authority authority, ExpectedMembers expected, ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.expected = expected;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "撤下记错的未列入应到的人；不再计分，没有记录的不变")
    @APIResponse(responseCode = "200", description = "已撤下")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "expected-keeps-mark、own-attendance")
    public Uni<Response> withdraw(
            @PathParam("activity") ActivityId activity, @Valid @NotNull WithdrawAttendanceRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toLead(transaction, caller, row.organisation())
                                .chain(() -> expected.of(transaction, row))
                                .map(those ->
                                        new WithdrawMarks(request.members(), caller.member(), those, context.at())))
                .map(Answers::of);
    }
}
