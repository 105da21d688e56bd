package cn.sanwei.activity.write.withdrawsignup;

import cn.sanwei.activity.domain.ActivityCommand.WithdrawSignUp;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityEvent.SignUpWithdrawn;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.Days;
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

@Path("/api/activity/activities/{activity}/sign-ups/withdrawal")
public class WithdrawSignUpResource {
    private static final String DELETE = """
            delete from sign_up
            where township = :township and activity = cast(cast(:id as text) as uuid)
              and member = cast(cast(:member as text) as uuid)
            """;

    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    WithdrawSignUpResource(
            CommandEdge edge, Callers callers, Authority authority, ActivityTables tables, ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "活动开始前撤回报名")
    @APIResponse(responseCode = "200", description = "已撤回")
    @APIResponse(responseCode = "403", description = "not-your-member、no-member、not-on-roster")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "not-signed-up、already-started")
    public Uni<Response> withdraw(
            @PathParam("activity") ActivityId activity, @Valid @NotNull WithdrawSignUpRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toActFor(transaction, caller, request.onBehalfOf(), Days.of(context.at()))
                                .map(member -> new WithdrawSignUp(member.member(), context.at())),
                        (transaction, appended) -> tables.on(transaction, context.township(), activity, DELETE)
                                .setParameter(
                                        "member",
                                        ((SignUpWithdrawn) appended.events().getFirst())
                                                .member()
                                                .toString())
                                .executeUpdate()
                                .replaceWithVoid())
                .map(Answers::of);
    }
}
