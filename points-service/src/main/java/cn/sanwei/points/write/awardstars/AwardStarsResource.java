package cn.sanwei.points.write.awardstars;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MemberStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfAward;
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
import cn.sanwei.points.domain.AwardCommand;
import cn.sanwei.points.domain.AwardCommand.AwardStars;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.awards.AwardTerms;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/branches/{branch}/awards/{cycle}")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class AwardStarsResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    AwardStarsResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Award a branch's members their stars, when the publication is over and every objection answered; township office")
    public Uni<Response> award(OrganisationId branch, Cycle cycle) {
        CommandContext context = edge.command();
        LocalDate today = CycleDays.dayOf(context.at());
        AwardCommand command = new AwardStars(branch, cycle, today, AwardTerms.boardUntil(today), context.at());
        return handler.handle(
                        context,
                        new MemberAward(),
                        MemberAward.stream(TownshipId.of(context.township()), cycle, branch),
                        transaction -> Organisations.find(transaction, branch)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .replaceWith(command),
                        (transaction, appended) -> show(transaction, branch, cycle, appended))
                .map(Answers::of);
    }

    private static Uni<CommandAnswer> show(
            Transaction transaction, OrganisationId branch, Cycle cycle, Appended<AwardState, OfAward> appended) {
        List<MemberStarsAwarded> awarded =
                appended.events().stream().map(MemberStarsAwarded.class::cast).toList();
        return AwardTerms.find(transaction, cycle)
                .chain(terms -> {
                    List<MemberId> starred = awarded.stream()
                            .filter(award -> terms.grades().isStarred(award.grade()))
                            .map(MemberStarsAwarded::member)
                            .toList();
                    return BoardNames.ofMembers(
                            transaction,
                            branch,
                            cycle,
                            starred,
                            terms.ruleBook().maskNames(),
                            awarded.getFirst().boardUntil());
                })
                .replaceWith(() -> appended.created(branch)
                        .with("boardUntil", awarded.getFirst().boardUntil().toString()));
    }
}
