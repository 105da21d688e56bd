package cn.sanwei.points.write.takeoffroster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.MemberCommand.TakeOffRoster;
import cn.sanwei.points.read.members.MemberSteps;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members/{member}/leaving")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Members")
public class TakeOffRosterResource {
    private static final String LEFT = """
            update member set left_on = cast(cast(:from as text) as date)
            where member = cast(cast(:member as text) as uuid)
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    TakeOffRosterResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Take a member off the roster from a day on; township office, or the secretary above him")
    public Uni<Response> takeOff(MemberId member, @NotNull @Valid TakeOffRosterRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new Member(),
                        Member.stream(member),
                        transaction -> MemberSteps.requireUnchanged(
                                        transaction, caller, member, context.expectedVersion())
                                .chain(() -> Members.requireReach(transaction, caller, member))
                                .replaceWith(() -> new TakeOffRoster(member, request.from(), context.at())),
                        (transaction, appended) -> Tables.change(
                                        transaction, LEFT, Map.of("from", request.from(), "member", member))
                                .replaceWith(() -> appended.done(member)))
                .map(Answers::of);
    }
}
