package cn.sanwei.activity.write.closeactivity;

import cn.sanwei.activity.domain.ActivityCommand.Close;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/close")
public class CloseActivityResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ExpectedMembers expected;
    private final ActivityWriting writing;

    CloseActivityResource(
            CommandEdge edge, Callers callers, Authority authority, ExpectedMembers expected, ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.expected = expected;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "活动结束后办结：应到而没有记录的记为缺席")
    @APIResponse(responseCode = "200", description = "已办结")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "not-over-yet、too-many-expected")
    public Uni<Response> close(@PathParam("activity") ActivityId activity) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.forBulk()
                .carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toLead(transaction, caller, row.organisation())
                                .chain(() -> expected.of(transaction, row))
                                .map(those -> new Close(those, context.at())))
                .map(Answers::of);
    }
}
