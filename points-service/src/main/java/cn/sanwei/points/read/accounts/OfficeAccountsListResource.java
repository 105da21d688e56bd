package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who works for a township's office, as far as accounts know; never their codes. */
@Path("/api/points/townships/{township}/accounts")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Accounts")
public class OfficeAccountsListResource {
    /** A township has a handful. */
    private static final String ACCOUNTS = """
            select account, name, role, user_name, state, closed, created_at, code_made_at,
                   case when code_until > cast(cast(:now as text) as timestamptz) then code_until end as code_until,
                   signed_in
            from account where role is not null and township = cast(:township as text)
            order by closed, created_at, account limit 200
            """;

    private final EventStore store;
    private final Clock clock;

    OfficeAccountsListResource(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The accounts of a township's office and social workers; platform administrator")
    public Uni<Page<OfficeAccount>> accounts(TownshipId township) {
        return store.inTransaction(
                        township.value(),
                        transaction -> Tables.list(
                                transaction,
                                OfficeAccount.class,
                                ACCOUNTS,
                                Map.of("township", township, "now", clock.instant())))
                .map(found -> new Page<>(found, null));
    }
}
