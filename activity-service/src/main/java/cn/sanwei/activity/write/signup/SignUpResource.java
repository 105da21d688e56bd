package cn.sanwei.activity.write.signup;

import cn.sanwei.activity.domain.ActivityCommand.SignUp;
import cn.sanwei.activity.domain.ActivityState;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.MemberSignedUp;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
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

@Path("/api/activity/activities/{activity}/sign-ups")
public class SignUpResource {
    private static final String INSERT = """
            insert into sign_up (activity, member, township, county)
            select id, cast(cast(:member as text) as uuid), township, county
            from activity where township = :township and id = cast(cast(:id as text) as uuid)
            on conflict do nothing
            """;

    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ExpectedMembers expected;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    SignUpResource(
            CommandEdge edge,
            Callers callers,
            Authority authority,
            ExpectedMembers expected,
            ActivityTables tables,
            ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.expected = expected;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "报名；书记和组织办可代党员报名。已报名的再报不变")
    @APIResponse(responseCode = "200", description = "已报名")
    @APIResponse(responseCode = "403", description = "not-your-member、no-member、not-on-roster")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "not-expected、already-over")
    public Uni<Response> signUp(@PathParam("activity") ActivityId activity, @Valid @NotNull SignUpRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toActFor(transaction, caller, request.onBehalfOf(), Days.of(context.at()))
                                .chain(member -> expected.mayCome(transaction, row, List.of(member.member()))
                                        .map(those -> new SignUp(
                                                member.member(), those.contains(member.member()), context.at()))),
                        (transaction, appended) -> insert(transaction, context, activity, appended))
                .map(Answers::of);
    }

    private Uni<Void> insert(
            Transaction transaction,
            CommandContext context,
            ActivityId activity,
            Appended<ActivityState, ActivityEvent> appended) {
        if (appended.events().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        MemberSignedUp signed = (MemberSignedUp) appended.events().getFirst();
        return tables.on(transaction, context.township(), activity, INSERT)
                .setParameter("member", signed.member().toString())
                .executeUpdate()
                .replaceWithVoid();
    }
}
