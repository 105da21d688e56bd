package cn.sanwei.points.write.officeaccounts;

import cn.sanwei.contracts.CountyId;
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

/** The accounts of a county: they see its townships compared, and nobody's name. */
@Path("/api/points/counties/{county}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class CountyAccountsResource {
    private final CommandEdge edge;
    private final OfficeAccounts accounts;

    CountyAccountsResource(CommandEdge edge, OfficeAccounts accounts) {
        this.edge = edge;
        this.accounts = accounts;
    }

    @POST
    @Operation(summary = "Open an account of a county that has a township here; platform administrator")
    public Uni<Response> open(CountyId county, @NotNull @Valid OpenCountyAccountRequest request) {
        return accounts.open(edge.commandIn(county), Place.COUNTY, request.name(), Roles.COUNTY);
    }

    @POST
    @Path("{account}/closing")
    @Operation(summary = "Close a county's account at once, and end its sessions; platform administrator")
    public Uni<Response> close(CountyId county, UUID account) {
        return accounts.close(edge.commandIn(county), account, true);
    }

    @POST
    @Path("{account}/reopening")
    @Operation(summary = "Open a county's closed account again; platform administrator")
    public Uni<Response> reopen(CountyId county, UUID account) {
        return accounts.close(edge.commandIn(county), account, false);
    }

    @POST
    @Path("{account}/codes")
    @Operation(
            summary = "Make a one-time login code for a county's account, shown once; the one before is void; platform"
                    + " administrator")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LoginCodeSheet.class)))
    public Uni<Response> code(CountyId county, UUID account) {
        return accounts.code(edge.commandIn(county), account);
    }
}
