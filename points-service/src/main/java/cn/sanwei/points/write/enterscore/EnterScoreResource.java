package cn.sanwei.points.write.enterscore;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.BranchGrading.Command.EnterScore;
import cn.sanwei.points.read.organisations.Organisations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/organisations/{organisation}/scores")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class EnterScoreResource {
    private static final Points MOST = Points.ofWhole(100);

    private final CommandEdge edge;
    private final CommandHandler handler;

    EnterScoreResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Enter one of an organisation's two scores; entered again it replaces the one before; township office")
    public Uni<Response> enter(OrganisationId organisation, @NotNull @Valid EnterScoreRequest request) {
        if (request.score().isNegative() || request.score().compareTo(MOST) > 0) {
            throw Problems.malformed("score", "须在 0 到 100 之间");
        }
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new BranchGrading(),
                        BranchGrading.stream(TownshipId.of(context.township()), request.cycle(), organisation),
                        transaction -> Organisations.find(transaction, organisation)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .map(found -> new EnterScore(
                                        organisation,
                                        request.cycle(),
                                        found.level() != OrganisationLevel.GROUP,
                                        request.part(),
                                        request.score(),
                                        context.at())),
                        (transaction, appended) -> Uni.createFrom().item(appended.created(organisation)))
                .map(Answers::of);
    }
}
