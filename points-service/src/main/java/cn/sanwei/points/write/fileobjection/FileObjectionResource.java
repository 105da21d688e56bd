package cn.sanwei.points.write.fileobjection;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardCommand.FileObjection;
import cn.sanwei.points.domain.AwardRefusal.ObjectionAlreadyFiled;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.objections.FiledObjection;
import cn.sanwei.points.read.objections.FiledObjection.Objector;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/branches/{branch}/objections")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.SOCIAL_WORKER})
@Tag(name = "End of a cycle")
public class FileObjectionResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    FileObjectionResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /**
     * @param filedBy the account that objected; on the paper route the member's name is none, and his id stands alone
     * @param through whose leader typed a paper in: those who lead it see what became of it; null where the office did
     */
    private record Row(
            ObjectionId objection,
            OrganisationId organisation,
            Cycle cycle,
            MemberId member,
            String text,
            String filedBy,
            MemberId objector,
            OrganisationId through,
            Instant filedAt) {}

    @POST
    @Operation(
            summary =
                    "Object to a grade that a branch's meeting gave; anybody signed in of the township, until the stars are awarded")
    @APIResponse(
            responseCode = "409",
            description =
                    "too-many-objections：本次公示的异议已达上限；too-many-objections-of-one：同一人对本次公示的已达上限，撤回的也计算在内，书面的另计；objection-already-filed、wrong-state")
    public Uni<Response> object(OrganisationId branch, @NotNull @Valid FileObjectionRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        ObjectionId objection =
                Optional.ofNullable(request.objection()).orElseGet(() -> new ObjectionId(UUID.randomUUID()));
        Objector objector = objector(caller, request);
        return handler.handle(
                        context,
                        new MemberAward(),
                        MemberAward.stream(TownshipId.of(context.township()), request.cycle(), branch),
                        transaction -> requireBranch(transaction, branch)
                                .chain(() -> requireMayActFor(transaction, caller, request.onBehalfOf()))
                                .chain(() -> FiledObjection.earlier(transaction, branch, request.cycle(), objector))
                                .map(earlier -> new FileObjection(
                                        objection,
                                        branch,
                                        request.cycle(),
                                        request.member(),
                                        objector.onPaper(),
                                        earlier,
                                        context.at())),
                        (transaction, appended) -> through(transaction, caller, request.onBehalfOf())
                                .chain(through -> Tables.insert(
                                        transaction,
                                        "objection",
                                        List.of(row(objection, branch, request, objector, through, context))))
                                .onFailure(FileObjectionResource::isIdTaken)
                                .transform(taken -> new RefusedException(new ObjectionAlreadyFiled(objection)))
                                .replaceWith(() -> appended.created(objection)))
                .map(Answers::of);
    }

    /** Of a paper it is who signed it, whoever types it in. */
    private static Objector objector(Caller caller, FileObjectionRequest request) {
        return request.onBehalfOf() == null
                ? new Objector(caller.subject(), caller.member())
                : new Objector("", Optional.of(request.onBehalfOf()));
    }

    /** By an objection to another branch's result, or to one that was taken back since: this award knows none of them. */
    private static boolean isIdTaken(Throwable failure) {
        return SqlFailure.violatedConstraint(failure)
                .filter("objection_pkey"::equals)
                .isPresent();
    }

    private static Uni<Optional<OrganisationId>> through(Transaction transaction, Caller caller, MemberId member) {
        return member == null
                ? Uni.createFrom().item(Optional.empty())
                : Members.actingFor(transaction, caller, member);
    }

    private static Row row(
            ObjectionId objection,
            OrganisationId branch,
            FileObjectionRequest request,
            Objector objector,
            Optional<OrganisationId> through,
            CommandContext context) {
        return new Row(
                objection,
                branch,
                request.cycle(),
                request.member(),
                request.text(),
                objector.account(),
                objector.member().orElse(null),
                through.orElse(null),
                context.at());
    }

    private static Uni<Void> requireBranch(Transaction transaction, OrganisationId branch) {
        return Organisations.find(transaction, branch)
                .map(found -> found.orElseThrow(Problems::notFound))
                .replaceWithVoid();
    }

    private static Uni<Void> requireMayActFor(Transaction transaction, Caller caller, MemberId member) {
        return member == null ? Uni.createFrom().voidItem() : Members.requireReach(transaction, caller, member);
    }
}
