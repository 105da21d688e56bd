package cn.sanwei.points.write.enterscore;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.BranchScoreEntered;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.BranchGrading.Command.EnterScore;
import cn.sanwei.points.domain.ScoreSheets;
import cn.sanwei.points.domain.ScoreSheets.Sheet;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.organisations.Organisations.Place;
import cn.sanwei.points.read.scores.StoredSheets;
import cn.sanwei.points.wiring.ScorerIdentity;
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

@Path("/api/points/organisations/{organisation}/scores")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class EnterScoreResource {
    private static final Points MOST = Points.ofWhole(100);

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    EnterScoreResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Enter a scorer's sheet for one of an organisation's two parts, one's own or a signed one; entered again it replaces the one before; township office, nobody for his own branch")
    public Uni<Response> enter(OrganisationId organisation, @NotNull @Valid EnterScoreRequest request) {
        if (request.score().isNegative() || request.score().compareTo(MOST) > 0) {
            throw Problems.malformed("score", "须在 0 到 100 之间");
        }
        if (request.typedFromPaper() && request.signed().isEmpty()) {
            throw Problems.malformed("name", "代录纸质评分须写明评分人");
        }
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new BranchGrading(),
                        BranchGrading.stream(TownshipId.of(context.township()), request.cycle(), organisation),
                        transaction -> Organisations.find(transaction, organisation)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .chain(found -> command(transaction, found, request, caller, context)),
                        (transaction, appended) -> sheet(transaction, request, caller)
                                .chain(sheet ->
                                        ScoreSheetRows.keep(transaction, organisation, request, sheet, caller, context))
                                .chain(() -> StoredSheets.find(transaction, request.cycle(), organisation))
                                .map(sheets -> answer(organisation, request, appended, sheets)))
                .map(Answers::of);
    }

    private static Uni<EnterScore> command(
            Transaction transaction, Place place, EnterScoreRequest request, Caller caller, CommandContext context) {
        return sheet(transaction, request, caller)
                .chain(sheet -> ScoreSheetRows.isOwnBranch(transaction, place.organisation(), caller, sheet, context)
                        .chain(own -> StoredSheets.hold(
                                        transaction,
                                        TownshipId.of(context.township()),
                                        request.cycle(),
                                        place.organisation())
                                .map(sheets -> new EnterScore(
                                        place.organisation(),
                                        request.cycle(),
                                        place.level() != OrganisationLevel.GROUP,
                                        own,
                                        request.part(),
                                        sheet,
                                        sheets.get(request.part()),
                                        context.at()))));
    }

    private static Uni<Sheet> sheet(Transaction transaction, EnterScoreRequest request, Caller caller) {
        if (request.typedFromPaper()) {
            return Uni.createFrom().item(new Sheet("", request.signed(), request.score()));
        }
        String scorer = ScorerIdentity.of(caller);
        return request.signed().isEmpty()
                ? ScoreSheetRows.nameOf(transaction, caller).map(name -> new Sheet(scorer, name, request.score()))
                : Uni.createFrom().item(new Sheet(scorer, request.signed(), request.score()));
    }

    /** @param appended without an event as long as a scorer is missing */
    private static CommandAnswer answer(
            OrganisationId organisation,
            EnterScoreRequest request,
            Appended<BranchGrading.State, OfBranchGrade> appended,
            Map<String, ScoreSheets> sheets) {
        CommandAnswer answer = appended.created(organisation)
                .with("stage", sheets.get(request.part()).stage().code());
        return appended.events().isEmpty()
                ? answer
                : answer.with(
                        "score",
                        ((BranchScoreEntered) appended.events().getFirst())
                                .score()
                                .toString());
    }
}
