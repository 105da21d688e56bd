package cn.sanwei.points.write.registermember;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.MemberCommand.RegisterMember;
import cn.sanwei.points.domain.RosterImport.Newcomer;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Members")
public class RegisterMemberResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    RegisterMemberResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Put a person on the roster; township office, or the secretary for his own subtree")
    public Uni<Response> register(@NotNull @Valid RegisterMemberRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        MemberId member = Optional.ofNullable(request.member()).orElseGet(() -> new MemberId(UUID.randomUUID()));
        Newcomer newcomer = request.as(member);
        return handler.handle(
                        context,
                        new Member(),
                        Member.stream(member),
                        transaction -> Organisations.isKnown(transaction, request.organisation())
                                .call(known -> known
                                        ? Leadership.require(transaction, caller, request.organisation())
                                        : Uni.createFrom().voidItem())
                                .map(known -> new RegisterMember(
                                        member, newcomer.place(), known, newcomer.from(), context.at())),
                        (transaction, appended) -> MemberRows.register(transaction, List.of(newcomer))
                                .replaceWith(() -> appended.created(member)))
                .map(Answers::of);
    }
}
