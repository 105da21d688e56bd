package cn.sanwei.activity.write.checkin;

import cn.sanwei.activity.domain.ActivityCommand;
import cn.sanwei.activity.domain.ActivityCommand.CheckIn;
import cn.sanwei.activity.domain.ActivityRefusal.WrongState;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Authority;
import io.quarkiverse.resteasy.problem.HttpProblem;
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

@Path("/api/activity/activities/{activity}/check-ins")
public class CheckInResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ExpectedMembers expected;
    private final ActivityTables tables;
    private final CheckInAttempts attempts;
    private final ActivityWriting writing;

    CheckInResource(
            CommandEdge edge,
            Callers callers,
            Authority authority,
            ExpectedMembers expected,
            ActivityTables tables,
            CheckInAttempts attempts,
            ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.expected = expected;
        this.tables = tables;
        this.attempts = attempts;
        this.writing = writing;
    }

    @POST
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "本人凭现场签到码签到；开始前三十分钟至结束")
    @APIResponse(responseCode = "200", description = "已签到")
    @APIResponse(responseCode = "403", description = "no-member、not-on-roster")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "wrong-code、check-in-not-open、already-over、not-expected")
    @APIResponse(responseCode = "429", description = "too-many-attempts")
    public Uni<Response> checkIn(@PathParam("activity") ActivityId activity, @Valid @NotNull CheckInRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        MemberId member = caller.member().orElseThrow(CheckInResource::noMember);
        return attempts.count(context, activity, member)
                .chain(() -> writing.carryOut(
                        context, activity, (transaction, row) -> command(transaction, caller, row, request, context)))
                .call(() -> attempts.forget(context, activity, member))
                .map(Answers::of);
    }

    private static HttpProblem noMember() {
        return Problems.forbidden("no-member", "该账号没有对应的党员，请由书记手工记录。");
    }

    private Uni<ActivityCommand> command(
            Transaction transaction, Caller caller, ActivityRow row, CheckInRequest request, CommandContext context) {
        return tables.secret(transaction, row.activity())
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new WrongState(row.state())))
                .chain(secret -> authority
                        .toActFor(transaction, caller, null, row.day())
                        .chain(member -> expected.isExpected(transaction, row, member.member())
                                .map(is -> new CheckIn(member.member(), is, request.code(), secret, context.at()))));
    }
}
