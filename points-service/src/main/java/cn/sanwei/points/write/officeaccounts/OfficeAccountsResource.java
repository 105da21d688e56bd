package cn.sanwei.points.write.officeaccounts;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.points.write.LoginCodeSheet;
import cn.sanwei.points.write.officeaccounts.OfficeAccounts.Place;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts of a township's office and social workers: people who need not be on its roster. */
@Path("/api/points/townships/{township}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class OfficeAccountsResource {
    private final CommandEdge edge;
    private final OfficeAccounts accounts;

    OfficeAccountsResource(CommandEdge edge, OfficeAccounts accounts) {
        this.edge = edge;
        this.accounts = accounts;
    }

    @POST
    @Operation(summary = "Open an account of a township's office or social worker; platform administrator")
    public Uni<Response> open(TownshipId township, @NotNull @Valid OpenOfficeAccountRequest request) {
        return accounts.open(edge.commandIn(township), Place.TOWNSHIP, request.name(), request.role());
    }

    @POST
    @Path("{account}/closing")
    @Operation(summary = "Close an account at once, and end its sessions; platform administrator")
    public Uni<Response> close(TownshipId township, UUID account) {
        return accounts.close(edge.commandIn(township), account, true);
    }

    @POST
    @Path("{account}/reopening")
    @Operation(summary = "Open a closed account again; platform administrator")
    public Uni<Response> reopen(TownshipId township, UUID account) {
        return accounts.close(edge.commandIn(township), account, false);
    }

    @POST
    @Path("{account}/codes")
    @Operation(summary = "Make a one-time login code, shown once; the one before is void; platform administrator")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LoginCodeSheet.class)))
    public Uni<Response> code(TownshipId township, UUID account) {
        return accounts.code(edge.commandIn(township), account);
    }

    @POST
    @Path("comparison")
    @Operation(
            summary =
                    "Compare every account of a township with the roster, and mend what differs; platform administrator")
    public Uni<Response> compare(TownshipId township) {
        return accounts.compareEverybody(edge.commandIn(township));
    }
}
