package cn.sanwei.points.write.awardstars;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.BranchStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfBranchGrade;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BranchGrading;
import cn.sanwei.points.domain.BranchGrading.Command.AwardOrganisation;
import cn.sanwei.points.read.awards.AwardTerms;
import cn.sanwei.points.read.awards.ClosedFigures;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.read.scores.StoredSheets;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/organisations/{organisation}/awards/{cycle}/branch")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class AwardOrganisationResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    AwardOrganisationResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Award an organisation the grade that follows from its scores; township office")
    public Uni<Response> award(OrganisationId organisation, Cycle cycle, @Valid AwardOrganisationRequest request) {
        CommandContext context = edge.command();
        TownshipId township = TownshipId.of(context.township());
        Optional<String> asked = Optional.ofNullable(request).map(AwardOrganisationRequest::grade);
        return handler.handle(
                        context,
                        new BranchGrading(),
                        BranchGrading.stream(township, cycle, organisation),
                        transaction -> Organisations.find(transaction, organisation)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .chain(() -> command(transaction, township, organisation, cycle, asked, context)),
                        (transaction, appended) -> show(transaction, organisation, cycle, appended))
                .map(Answers::of);
    }

    private static Uni<AwardOrganisation> command(
            Transaction transaction,
            TownshipId township,
            OrganisationId organisation,
            Cycle cycle,
            Optional<String> asked,
            CommandContext context) {
        return Cycles.closing(transaction, township, cycle)
                .chain(closing -> PublishedRuleBooks.find(transaction)
                        .chain(books -> ClosedFigures.membersOf(transaction, organisation, closing)
                                .chain(members -> StoredSheets.hold(transaction, township, cycle, organisation)
                                        .map(sheets -> new AwardOrganisation(
                                                organisation,
                                                cycle,
                                                closing.isPresent(),
                                                asked,
                                                books,
                                                members,
                                                StoredSheets.undecided(sheets),
                                                AwardTerms.boardUntil(CycleDays.dayOf(context.at())),
                                                context.at())))));
    }

    private static Uni<CommandAnswer> show(
            Transaction transaction,
            OrganisationId organisation,
            Cycle cycle,
            Appended<BranchGrading.State, OfBranchGrade> appended) {
        BranchStarsAwarded awarded = (BranchStarsAwarded) appended.events().getFirst();
        return AwardTerms.find(transaction, cycle)
                .chain(terms -> terms.grades().isStarred(awarded.grade())
                        ? BoardNames.ofOrganisation(transaction, organisation, cycle, awarded.boardUntil())
                        : Uni.createFrom().voidItem())
                .replaceWith(() -> appended.created(organisation).with("grade", awarded.grade()));
    }
}
