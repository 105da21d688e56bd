package cn.sanwei.points.read.records;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.RecordStage;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/records")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class RecordsResource {
    private static final String LIST =
            RecordQueries.RECORDS + " where (" + RecordQueries.LEADS + " or " + RecordQueries.OWN + """
            )
              and (:state = '' or r.state = :state) and (:fact = '' or shown.fact = :fact)
              and (:member = '' or cast(r.member as text) = :member)
              and (:sheet = '' or cast(r.sheet as text) = :sheet)
              and (:name = '' or p.name like '%' || cast(:name as text) || '%')
              and (:organisation = '' or r.place in (
                       select organisation from subtree_of(cast(nullif(cast(:organisation as text), '') as uuid)))
                   or cast(r.organisation as text) = :organisation)
              and (:from = '' or shown.occurred_at
                       >= (cast(nullif(cast(:from as text), '') as timestamp) at time zone 'Asia/Shanghai'))
              and (:until = '' or shown.occurred_at
                       < ((cast(nullif(cast(:until as text), '') as timestamp) + interval '1 day')
                           at time zone 'Asia/Shanghai'))
              and (shown.occurred_at, r.record)
                  < (cast(cast(:after as text) as timestamptz), cast(cast(:record as text) as uuid))
            order by shown.occurred_at desc, r.record desc limit cast(cast(:limit as text) as integer)
            """;
    private static final String WAITING = RecordQueries.RECORDS + " where " + RecordQueries.MAY_DECIDE + """
              and (last.recorded_at, r.record)
                  > (cast(cast(:after as text) as timestamptz), cast(cast(:record as text) as uuid))
            order by last.recorded_at, r.record limit cast(cast(:limit as text) as integer)
            """;
    private static final String COUNTS = """
            select count(*) filter (where
            """ + RecordQueries.MAY_DECIDE + """
                   ) as to_decide,
                   count(*) filter (where r.state = 'returned' and last.recorded_by = :subject) as returned
            from member_record r join record_version last on last.record = r.record and last.number = r.latest
            where r.state in ('entered', 'correcting', 'returned')
            """;
    private static final Cursor<Instant> NEWEST = new Cursor<>(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
    private static final Cursor<Instant> OLDEST = new Cursor<>(Instant.EPOCH, new UUID(0, 0));

    private final Callers callers;
    private final EventStore store;

    RecordsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "Records, the newest first: all of them for the township office, those of their organisations for secretaries, and everybody's own that were confirmed")
    public Uni<Page<RecordView>> records(
            @QueryParam("organisation") OrganisationId organisation,
            @QueryParam("member") MemberId member,
            @QueryParam("sheet") RecordSheetId sheet,
            @QueryParam("name") String name,
            @QueryParam("state") String state,
            @QueryParam("fact") String fact,
            @QueryParam("from") @PlausibleDay LocalDate from,
            @QueryParam("until") @PlausibleDay LocalDate until,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        if (state != null
                && Arrays.stream(RecordStage.values())
                        .noneMatch(stage -> stage.code().equals(state))) {
            throw Problems.malformed("state", "没有这种状态");
        }
        Caller caller = callers.current();
        Map<String, Object> parameters = RecordQueries.parameters(caller);
        parameters.put("organisation", text(organisation));
        parameters.put("member", text(member));
        parameters.put("sheet", text(sheet));
        parameters.put("name", text(name));
        parameters.put("state", text(state));
        parameters.put("fact", text(fact));
        parameters.put("from", text(from));
        parameters.put("until", text(until));
        return page(caller, LIST, parameters, cursor, NEWEST, asked);
    }

    @GET
    @Path("waiting")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "Records and corrections that wait for the caller's confirmation, the oldest first")
    public Uni<Page<RecordView>> waiting(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        return page(caller, WAITING, RecordQueries.parameters(caller), cursor, OLDEST, asked);
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "How many records wait for the caller's confirmation, and how many of his own were returned")
    public Uni<RecordCounts> counts() {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.first(transaction, RecordCounts.class, COUNTS, RecordQueries.parameters(caller))
                        .map(found -> found.orElse(new RecordCounts(0, 0))));
    }

    private Uni<Page<RecordView>> page(
            Caller caller,
            String query,
            Map<String, Object> parameters,
            String cursor,
            Cursor<Instant> beginning,
            Integer asked) {
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(beginning);
        parameters.put("after", after.key());
        parameters.put("record", after.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, RecordView.Row.class, query, parameters))
                .map(found -> Page.of(
                        found,
                        limit,
                        last -> new Cursor<>(
                                        query.equals(LIST) ? last.occurredAt() : last.recordedAt(),
                                        last.record().value())
                                .text()))
                .map(page -> new Page<>(
                        page.items().stream().map(RecordView.Row::view).toList(), page.next()));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
