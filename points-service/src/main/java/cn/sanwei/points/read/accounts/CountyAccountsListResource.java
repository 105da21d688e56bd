package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who works for a county. */
@Path("/api/points/counties/{county}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class CountyAccountsListResource {
    private final OfficeAccountRows rows;

    CountyAccountsListResource(OfficeAccountRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(summary = "The accounts of a county; platform administrator")
    public Uni<Page<OfficeAccount>> accounts(CountyId county) {
        return rows.of(county.value());
    }
}
