package cn.sanwei.points.read.queries;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.QueryStage;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/queries")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Queries")
public class QueriesResource {
    private static final String LED = """
            (select below.organisation from unnest(string_to_array(nullif(:led, ''), ',')) top
             cross join lateral subtree_of(cast(top as uuid)) below)
            """;
    private static final String DUE = "case q.state when 'filed' then q.due when 'appealed' then q.appeal_due end";
    private static final String OVERDUE = "coalesce(" + DUE + " < cast(cast(:today as text) as date), false)";
    private static final String NOT_OWN = "cast(q.member as text) <> :me";
    private static final String MAY_ANSWER =
            "(q.state = 'filed' and " + NOT_OWN + " and (:everything = 'true' or q.organisation in " + LED + "))";
    private static final String MAY_DECIDE = "(q.state = 'appealed' and :everything = 'true' and " + NOT_OWN
            + " and q.answered_by <> :subject and (q.answerer is null or cast(q.answerer as text) <> :me))";
    /** His to answer first; those above see it when it is late. */
    private static final String WAITS = "(" + MAY_DECIDE + " or " + MAY_ANSWER + " and ("
            + OVERDUE + " or :everything = 'true' and q.organisation is null"
            + " or cast(q.organisation as text) = any (string_to_array(:led, ','))))";

    private static final String QUERIES = """
            select q.query,
                   (select max(e.version) from event e where e.stream = 'query/' || cast(q.query as text)) as version,
                   q.member, p.name, q.organisation, o.name as organisation_name, q.cycle, q.entry, q.rule, q.event_type,
                   q.label, v.record as entry_record, q.text, q.state, q.filed_at,
            """ + DUE + " as due, " + OVERDUE + """
                   as overdue, q.outcome, q.answer, q.record, q.answered_at, q.appeal_until,
                   q.state = 'answered' and q.appeal_until >= cast(cast(:today as text) as date) as may_appeal,
                   q.appeal, q.appealed_at, q.decision_outcome, q.decision, q.decision_record, q.decided_at,
            """ + MAY_ANSWER + " as may_answer, "
            + MAY_DECIDE + " as may_decide " + """
            from entry_query q
            left join organisation o using (organisation)
            left join person p on p.member = q.member
            left join record_version v on v.event = q.entry
            """;
    private static final String SEEN =
            "(:everything = 'true' or " + "cast(q.member as text) = :me or q.organisation in "
                    + LED + " or exists (select from roster_on(cast(cast(:today as text) as date)) r"
                    + " where r.member = q.member and r.organisation in " + LED + "))";
    private static final String PAGE = """
              and (q.filed_at, q.query)
                  < (cast(cast(:after as text) as timestamptz), cast(cast(:query as text) as uuid))
            order by q.filed_at desc, q.query desc limit cast(cast(:limit as text) as integer)
            """;
    private static final String LIST = QUERIES + " where " + SEEN + """
              and (:state = '' or q.state = :state) and (:member = '' or cast(q.member as text) = :member)
              and (:organisation = '' or q.organisation in (
                       select organisation from subtree_of(cast(nullif(cast(:organisation as text), '') as uuid))))
              and (:overdue = '' or
            """ + OVERDUE + " = (:overdue = 'true'))" + PAGE;
    private static final String MINE = QUERIES + " where cast(q.member as text) = :me" + PAGE;
    private static final String WAITING = QUERIES + " where " + WAITS + PAGE;
    private static final String ONE = QUERIES + " where " + SEEN + " and q.query = cast(cast(:query as text) as uuid)";
    private static final String COUNTS = "select count(*) filter (where q.state = 'filed') as to_answer,"
            + " count(*) filter (where q.state = 'appealed') as to_decide, count(*) filter (where " + OVERDUE
            + ") as overdue from entry_query q where q.state in ('filed', 'appealed') and " + WAITS;
    private static final Cursor<Instant> NEWEST = new Cursor<>(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    QueriesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Queries and appeals, the newest first: all of them for the township office, those of their organisations for secretaries")
    public Uni<Page<QueryView>> queries(
            @QueryParam("organisation") OrganisationId organisation,
            @QueryParam("member") MemberId member,
            @QueryParam("state") String state,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        if (state != null
                && Arrays.stream(QueryStage.values())
                        .noneMatch(stage -> stage.code().equals(state))) {
            throw Problems.malformed("state", "没有这种状态");
        }
        Caller caller = callers.current();
        Map<String, Object> parameters = parameters(caller);
        parameters.put("organisation", organisation == null ? "" : organisation);
        parameters.put("member", member == null ? "" : member);
        parameters.put("state", state == null ? "" : state);
        parameters.put("overdue", overdue == null ? "" : overdue);
        return page(caller, LIST, parameters, cursor, limit);
    }

    @GET
    @Path("mine")
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "One's own queries with their answers, the newest first")
    public Uni<Page<QueryView>> mine(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Caller caller = callers.current();
        OwnMember.of(caller);
        return page(caller, MINE, parameters(caller), cursor, limit);
    }

    @GET
    @Path("waiting")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Queries and appeals that wait for the caller; those that are late also for who is above whose they are")
    public Uni<Page<QueryView>> waiting(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Caller caller = callers.current();
        return page(caller, WAITING, parameters(caller), cursor, limit);
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "How many queries and appeals wait for the caller, and how many of them are late")
    public Uni<QueryCounts> counts() {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.first(transaction, QueryCounts.class, COUNTS, parameters(caller))
                        .map(found -> found.orElse(new QueryCounts(0, 0, 0))));
    }

    @GET
    @Path("{query}")
    @Operation(summary = "One query: the member himself, whoever leads him or answers it, or the township office")
    public Uni<QueryView> query(QueryId query) {
        Caller caller = callers.current();
        Map<String, Object> parameters = parameters(caller);
        parameters.put("query", query);
        return store.read(
                caller.division(),
                transaction -> Tables.first(transaction, QueryView.class, ONE, parameters)
                        .map(found -> found.orElseThrow(Problems::notFound)));
    }

    private Uni<Page<QueryView>> page(
            Caller caller, String query, Map<String, Object> parameters, String cursor, Integer asked) {
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(NEWEST);
        parameters.put("after", after.key());
        parameters.put("query", after.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(), transaction -> Tables.list(transaction, QueryView.class, query, parameters))
                .map(found -> Page.of(
                        found,
                        limit,
                        last -> new Cursor<>(last.filedAt(), last.query().value()).text()));
    }

    private Map<String, Object> parameters(Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("everything", caller.has(Roles.TOWNSHIP_OFFICE));
        parameters.put("led", Leadership.led(caller));
        parameters.put("me", caller.member().map(Object::toString).orElse(""));
        parameters.put("subject", caller.subject());
        parameters.put("today", CycleDays.dayOf(clock.instant()));
        return parameters;
    }
}
