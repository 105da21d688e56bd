package cn.sanwei.points.read.box;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.BoxStage;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The box as the township office has it, and a branch the part that was handed to it. */
@Path("/api/points/box")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Box")
public class BoxResource {
    private static final Set<String> KINDS = Set.of("complaint", "suggestion", "question");
    static final Cursor<Instant> NEWEST = new Cursor<>(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    BoxResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "Entries of the complaint and suggestion box, the newest first: all of them for the township office, what was handed to them for secretaries")
    public Uni<Page<BoxLine>> entries(
            @QueryParam("state") String state,
            @QueryParam("kind") String kind,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        if (state != null
                && Arrays.stream(BoxStage.values())
                        .noneMatch(stage -> stage.code().equals(state))) {
            throw Problems.malformed("state", "没有这种状态");
        }
        if (kind != null && !KINDS.contains(kind)) {
            throw Problems.malformed("kind", "没有这一类");
        }
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(NEWEST);
        Map<String, Object> parameters = BoxSql.parameters(caller, clock.instant());
        parameters.put("state", state == null ? "" : state);
        parameters.put("kind", kind == null ? "" : kind);
        parameters.put("overdue", overdue == null ? "" : overdue);
        parameters.put("after", after.key());
        parameters.put("entry", after.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, BoxLine.class, BoxSql.LINES, parameters))
                .map(found -> Page.of(found, limit, last -> new Cursor<>(last.filedAt(), last.entry()).text()));
    }

    @GET
    @Path("counts")
    @Operation(summary = "How many entries wait for the caller, how many are late, and how many days the next one has")
    public Uni<BoxCounts> counts() {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.first(
                                transaction, BoxCounts.class, BoxSql.COUNTS, BoxSql.parameters(caller, clock.instant()))
                        .map(found -> found.orElseThrow()));
    }

    @GET
    @Path("{entry}")
    @Operation(
            summary =
                    "One entry with its history: the township office, or a branch to which it was handed; never whom it concerns")
    public Uni<BoxEntryView> entry(UUID entry) {
        Caller caller = callers.current();
        Map<String, Object> parameters = BoxSql.parameters(caller, clock.instant());
        parameters.put("entry", entry);
        return store.read(
                caller.division(),
                transaction -> Tables.first(transaction, BoxEntryView.class, BoxSql.ONE, parameters)
                        .map(found -> found.orElseThrow(Problems::notFound)));
    }
}
