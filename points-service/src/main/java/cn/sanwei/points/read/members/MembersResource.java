package cn.sanwei.points.read.members;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members")
@Tag(name = "Members")
public class MembersResource {
    private static final String COLUMNS = """
            select m.member, p.name, p.phone, a.organisation, o.name as organisation_name, a.status, a.categories, a.posts,
                   a.since as "from", m.left_on
            """;
    /** In the order of pinyin; those whose names were erased come first. */
    private static final String ROSTER = COLUMNS + """
            from roster_on(cast(cast(:today as text) as date)) a
            join member m using (member)
            join organisation o using (organisation)
            left join person p using (member)
            where (:organisation = '' or a.organisation in (
                      select organisation from subtree_of(cast(nullif(cast(:organisation as text), '') as uuid))))
              and (:status = '' or a.status = cast(:status as text))
              and (:category = '' or cast(:category as text) = any (a.categories))
              and (:post = '' or cast(:post as text) = any (a.posts))
              and position(cast(:called as text) in coalesce(p.name, '')) > 0
              and (coalesce(p.name, '') collate "zh-x-icu", m.member)
                  > (cast(:name as text) collate "zh-x-icu", cast(cast(:member as text) as uuid))
            order by coalesce(p.name, '') collate "zh-x-icu", m.member
            limit cast(cast(:limit as text) as integer)
            """;
    /** What he is today; what he will be where he is not on the roster yet; what he was where he has left. */
    private static final String MEMBER = COLUMNS + """
            from assignment a
            join member m using (member)
            join organisation o using (organisation)
            left join person p using (member)
            where a.member = cast(cast(:member as text) as uuid)
            order by a.since <= cast(cast(:today as text) as date) desc, a.since desc limit 1
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    MembersResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "Today's roster of an organisation and those below it, all of the township for the office; of a status, category, post or with a part of a name")
    public Uni<Page<MemberView>> roster(
            @QueryParam("organisation") OrganisationId organisation,
            @QueryParam("status") String status,
            @QueryParam("category") String category,
            @QueryParam("post") String post,
            @QueryParam("name") String called,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        if (organisation == null && !caller.has(Roles.TOWNSHIP_OFFICE)) {
            throw Problems.malformed("organisation", "请指定您负责的党组织");
        }
        Cursor<String> after = Cursor.read(cursor, Function.identity()).orElse(new Cursor<>("", BEFORE_ALL));
        Map<String, Object> parameters = Map.of(
                "today", Days.of(clock.instant()),
                "organisation", organisation == null ? "" : organisation,
                "status", orAny(status),
                "category", orAny(category),
                "post", orAny(post),
                "called", orAny(called),
                "name", after.key(),
                "member", after.id(),
                "limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> requireReach(transaction, caller, Optional.ofNullable(organisation))
                                .chain(() -> Tables.list(transaction, MemberView.class, ROSTER, parameters)))
                .map(found -> page(found, limit));
    }

    @GET
    @Path("{member}")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "One member: himself, his secretary or the township office")
    public Uni<MemberView> member(MemberId member) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.first(
                                transaction,
                                MemberView.class,
                                MEMBER,
                                Map.of("member", member, "today", Days.of(clock.instant())))
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .call(found -> caller.is(member)
                                ? Uni.createFrom().voidItem()
                                : Leadership.require(transaction, caller, found.organisation())));
    }

    private static String orAny(String asked) {
        return asked == null ? "" : asked.strip();
    }

    private static Uni<Void> requireReach(
            Transaction transaction, Caller caller, Optional<OrganisationId> organisation) {
        return Organisations.find(transaction, organisation)
                .invoke(found -> {
                    if (organisation.isPresent() && found.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .chain(found -> organisation
                        .map(asked -> Leadership.require(transaction, caller, asked))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Page<MemberView> page(List<MemberView> found, int limit) {
        Page<MemberView> page = Page.of(
                found,
                limit,
                last -> new Cursor<>(
                                Optional.ofNullable(last.name()).orElse(""),
                                last.member().value())
                        .text());
        return new Page<>(page.items().stream().map(MemberView::withPhoneHidden).toList(), page.next());
    }
}
