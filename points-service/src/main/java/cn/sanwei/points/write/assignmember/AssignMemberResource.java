package cn.sanwei.points.write.assignmember;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.MemberCommand.AssignMember;
import cn.sanwei.points.read.members.MemberSteps;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.write.MemberRows;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members/{member}/assignments")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Members")
public class AssignMemberResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    AssignMemberResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Say what a member is from a day on; township office, or the secretary of where he is and goes to")
    public Uni<Response> assign(MemberId member, @NotNull @Valid AssignMemberRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new Member(),
                        Member.stream(member),
                        transaction -> MemberSteps.requireUnchanged(
                                        transaction, caller, member, context.expectedVersion())
                                .chain(() -> Members.requireReach(transaction, caller, member))
                                .chain(() -> Organisations.isKnown(transaction, request.organisation()))
                                .call(known -> known
                                        ? Leadership.require(transaction, caller, request.organisation())
                                        : Uni.createFrom().voidItem())
                                .map(known ->
                                        new AssignMember(member, request.place(), known, request.from(), context.at())),
                        (transaction, appended) -> MemberRows.assign(
                                        transaction, member, request.place(), request.from())
                                .replaceWith(() -> appended.done(member)))
                .map(Answers::of);
    }
}
