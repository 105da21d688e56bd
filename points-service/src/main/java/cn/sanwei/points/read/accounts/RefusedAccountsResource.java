package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.AccountFault;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whose account Keycloak refuses to make what the roster says. While Keycloak is only away nobody is here: all wait. */
@Path("/api/points/accounts/refused")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Accounts")
public class RefusedAccountsResource {
    private static final String REFUSED = """
            select d.member, p.name, r.organisation, o.name as organisation_name, d.fault, d.since, d.attempts,
                   d.next_attempt
            from (select member, max(failure) as fault, min(due_at) as since, max(attempts) as attempts,
                         max(not_before) as next_attempt
                  from account_due
                  where member is not null and attempts > 0 and township = current_setting('app.division', true)
                  group by member) d
            left join person p using (member)
            left join roster_on(cast(cast(:today as text) as date)) r using (member)
            left join organisation o using (organisation)
            where (coalesce(p.name, '') collate "zh-x-icu", d.member)
                  > (cast(:name as text) collate "zh-x-icu", cast(cast(:member as text) as uuid))
            order by coalesce(p.name, '') collate "zh-x-icu", d.member
            limit cast(cast(:limit as text) as integer)
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    RefusedAccountsResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Row(
            MemberId member,
            String name,
            OrganisationId organisation,
            String organisationName,
            String fault,
            Instant since,
            int attempts,
            Instant nextAttempt) {
        RefusedAccount inWords() {
            AccountFault why = AccountFault.of(fault);
            return new RefusedAccount(
                    member,
                    name,
                    organisation,
                    organisationName,
                    why.code(),
                    why.words(),
                    since,
                    attempts,
                    nextAttempt);
        }
    }

    @GET
    @Operation(summary = "The members whose account Keycloak refuses, with the reason; township office")
    public Uni<Page<RefusedAccount>> refused(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        int limit = Page.limit(asked);
        Cursor<String> after = Cursor.read(cursor, Function.identity()).orElse(new Cursor<>("", BEFORE_ALL));
        Map<String, Object> parameters = Map.of(
                "today", Days.of(clock.instant()), "name", after.key(), "member", after.id(), "limit", limit + 1);
        return store.read(
                        callers.current().division(),
                        transaction -> Tables.list(transaction, Row.class, REFUSED, parameters))
                .map(found -> Page.of(
                        found.stream().map(Row::inWords).toList(),
                        limit,
                        last -> new Cursor<>(
                                        Optional.ofNullable(last.name()).orElse(""),
                                        last.member().value())
                                .text()));
    }
}
