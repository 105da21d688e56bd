package cn.sanwei.points.write.establishorganisation;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Organisation;
import cn.sanwei.points.domain.Organisation.EstablishOrganisation;
import cn.sanwei.points.domain.RosterRefusal.NameTakenUnderParent;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.write.OrganisationTable;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/organisations")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Organisations")
public class EstablishOrganisationResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    EstablishOrganisationResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Establish an organisation in the township's tree; township office")
    public Uni<Response> establish(@NotNull @Valid EstablishOrganisationRequest request) {
        CommandContext context = edge.command();
        OrganisationId organisation =
                Optional.ofNullable(request.organisation()).orElseGet(() -> new OrganisationId(UUID.randomUUID()));
        OrganisationTable.Row row = new OrganisationTable.Row(
                organisation,
                request.parent(),
                request.name(),
                request.level().code(),
                request.sector(),
                request.from());
        return handler.handle(
                        context,
                        new Organisation(),
                        Organisation.stream(organisation),
                        transaction -> command(transaction, organisation, request, context),
                        (transaction, appended) -> OrganisationTable.establish(transaction, row)
                                .onFailure(EstablishOrganisationResource::isNameTaken)
                                .transform(taken -> new RefusedException(new NameTakenUnderParent()))
                                .replaceWith(() -> appended.created(organisation)))
                .map(Answers::of);
    }

    private static Uni<EstablishOrganisation> command(
            Transaction transaction,
            OrganisationId organisation,
            EstablishOrganisationRequest request,
            CommandContext context) {
        Optional<OrganisationId> parent = Optional.ofNullable(request.parent());
        return Organisations.find(transaction, parent)
                .chain(found -> Organisations.isNameTaken(transaction, parent, request.name())
                        .map(nameTaken -> new EstablishOrganisation(
                                organisation,
                                parent,
                                found.map(Organisations.Place::level),
                                nameTaken,
                                request.level(),
                                request.sector(),
                                request.from(),
                                context.at())));
    }

    /** Two at the same time: the second one's insert waits for the first and then finds the name taken. */
    private static boolean isNameTaken(Throwable failure) {
        return SqlFailure.violatedConstraint(failure)
                .filter("organisation_name"::equals)
                .isPresent();
    }
}
