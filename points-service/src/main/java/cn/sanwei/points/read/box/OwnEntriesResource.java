package cn.sanwei.points.read.box;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BoxEntry;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The box as whoever writes into it has it. */
@Path("/api/points/box")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT})
@Tag(name = "Box")
public class OwnEntriesResource {
    private static final String ORGANISATIONS = """
            select organisation, name from organisation where level <> 'group'
            order by name collate "zh-x-icu", organisation limit 5000
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    OwnEntriesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Number(int number) {}

    @GET
    @Path("form")
    @Operation(summary = "What one may write about, by when it is answered, and how many entries one may have open")
    public Uni<BoxForm> form() {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.list(transaction, BoxForm.Choice.class, ORGANISATIONS, Map.of())
                        .chain(organisations -> form(transaction, caller, organisations)));
    }

    private Uni<BoxForm> form(Transaction transaction, Caller caller, List<BoxForm.Choice> organisations) {
        return Tables.first(transaction, Number.class, BoxSql.MINE_NOW, asAuthor(caller))
                .chain(found -> Terms.find(transaction)
                        .map(terms -> new BoxForm(
                                found.orElseThrow().number(),
                                BoxEntry.MOST_OPEN,
                                terms.acknowledge(),
                                terms.answer(),
                                organisations)));
    }

    @GET
    @Path("mine")
    @Operation(summary = "One's own entries with what came of them, the newest first")
    public Uni<Page<BoxEntryView>> mine(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(BoxResource.NEWEST);
        Map<String, Object> parameters = own(caller);
        parameters.put("after", after.key());
        parameters.put("entry", after.id());
        parameters.put("limit", limit + 1);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, BoxEntryView.class, BoxSql.MINE_ALL, parameters))
                .map(found -> Page.of(found, limit, last -> new Cursor<>(last.filedAt(), last.entry()).text()));
    }

    @GET
    @Path("news")
    @Operation(summary = "What came of one's own entries since one last looked, and which days have passed; 20 at most")
    public Uni<Page<BoxNews>> news() {
        Caller caller = callers.current();
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(transaction, BoxNews.class, BoxSql.NEWS_OF_MINE, asAuthor(caller)))
                .map(found -> new Page<>(found, null));
    }

    private Map<String, Object> asAuthor(Caller caller) {
        Map<String, Object> parameters = own(caller);
        parameters.keySet().retainAll(Set.of("subject", "me", "today"));
        return parameters;
    }

    /** Here somebody reads as an author, whatever else he is. */
    private Map<String, Object> own(Caller caller) {
        Map<String, Object> parameters = BoxSql.parameters(caller, clock.instant());
        parameters.put("office", false);
        parameters.put("led", "");
        return parameters;
    }
}
