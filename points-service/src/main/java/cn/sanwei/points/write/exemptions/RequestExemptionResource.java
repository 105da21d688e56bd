package cn.sanwei.points.write.exemptions;

import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.ExemptionRequested;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Exemption;
import cn.sanwei.points.domain.Exemption.Command.RequestExemption;
import cn.sanwei.points.read.exemptions.ExemptionTerms;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/exemptions")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Exemptions")
public class RequestExemptionResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    RequestExemptionResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Ask to be left out of the grading of a cycle, where its rule book exempts on application; the member, or his branch on his behalf")
    public Uni<Response> ask(@NotNull @Valid RequestExemptionRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        TownshipId township = TownshipId.of(context.township());
        MemberId member = request.onBehalfOf() == null ? OwnMember.of(caller) : request.onBehalfOf();
        ExemptionId exemption = new ExemptionId(UUID.randomUUID());
        return handler.handle(
                        context,
                        new Exemption(),
                        Exemption.stream(township, request.cycle(), member),
                        transaction -> Members.requireMayActFor(transaction, caller, member)
                                .chain(() -> command(transaction, township, exemption, member, request, context)),
                        (transaction, appended) -> ExemptionRows.requested(
                                        transaction,
                                        exemption,
                                        member,
                                        organisation((ExemptionRequested)
                                                appended.events().getFirst()),
                                        request,
                                        context)
                                .replaceWith(() -> appended.created(exemption)))
                .map(Answers::of);
    }

    private static OrganisationId organisation(ExemptionRequested event) {
        return event.organisation();
    }

    private static Uni<Exemption.Command> command(
            Transaction transaction,
            TownshipId township,
            ExemptionId exemption,
            MemberId member,
            RequestExemptionRequest request,
            CommandContext context) {
        LocalDate today = CycleDays.dayOf(context.at());
        return ExemptionTerms.find(transaction, township, request.cycle())
                .chain(terms -> Members.organisationOn(transaction, member, today)
                        .map(organisation -> new RequestExemption(
                                exemption, member, organisation, request.cycle(), terms, today, context.at())));
    }
}
