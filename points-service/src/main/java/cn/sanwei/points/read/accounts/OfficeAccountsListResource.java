package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who works for a township's office. */
@Path("/api/points/townships/{township}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class OfficeAccountsListResource {
    private final OfficeAccountRows rows;

    OfficeAccountsListResource(OfficeAccountRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(summary = "The accounts of a township's office and social workers; platform administrator")
    public Uni<Page<OfficeAccount>> accounts(TownshipId township) {
        return rows.of(township.value());
    }
}
