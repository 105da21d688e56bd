package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who can sign in, and who has been given a code; never the codes. */
@Path("/api/points/accounts")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Accounts")
public class MemberAccountsResource {
    private static final String ACCOUNTS = """
            select a.account, r.member, p.name, r.organisation, o.name as organisation_name, r.posts, a.user_name,
                   coalesce(a.state, 'waiting') as state, a.code_made_at,
                   (select coalesce(maker.name, called.name)
                    from account maker left join person called on called.member = maker.member
                    where cast(maker.keycloak_id as text) = a.code_made_by) as code_made_by,
                   case when a.code_until > cast(cast(:now as text) as timestamptz) then a.code_until end as code_until,
                   coalesce(a.signed_in, false) as signed_in
            from roster_on(cast(cast(:today as text) as date)) r
            join organisation o using (organisation)
            left join person p using (member)
            left join account a on a.member = r.member
            where r.organisation in (
                      select organisation from subtree_of(cast(cast(:organisation as text) as uuid)))
              and (coalesce(p.name, '') collate "zh-x-icu", r.member)
                  > (cast(:name as text) collate "zh-x-icu", cast(cast(:member as text) as uuid))
            order by coalesce(p.name, '') collate "zh-x-icu", r.member
            limit cast(cast(:limit as text) as integer)
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    MemberAccountsResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "The accounts of an organisation's members and of those below it; township office, or the secretary")
    public Uni<Page<MemberAccount>> accounts(
            @NotNull @QueryParam("organisation") OrganisationId organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<String> after = Cursor.read(cursor, Function.identity()).orElse(new Cursor<>("", BEFORE_ALL));
        Map<String, Object> parameters = Map.of(
                "today", Days.of(clock.instant()),
                "now", clock.instant(),
                "organisation", organisation,
                "name", after.key(),
                "member", after.id(),
                "limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Organisations.find(transaction, organisation)
                                .map(found -> found.orElseThrow(Problems::notFound))
                                .chain(() -> Leadership.require(transaction, caller, organisation))
                                .chain(() -> Tables.list(transaction, MemberAccount.class, ACCOUNTS, parameters)))
                .map(found -> Page.of(
                        found,
                        limit,
                        last -> new Cursor<>(
                                        Optional.ofNullable(last.name()).orElse(""),
                                        last.member().value())
                                .text()));
    }
}
