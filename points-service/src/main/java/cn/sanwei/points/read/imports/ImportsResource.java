package cn.sanwei.points.read.imports;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Imports")
public class ImportsResource {
    private static final String COLUMNS = """
            select import_id, rows, added, parts, done, imported_by, imported_at, taken_back_by, taken_back_at
            from past_import
            """;
    /** A township joins once; what was imported before the last two hundred workbooks nobody looks for here. */
    private static final String NEWEST = COLUMNS + "order by imported_at desc, import_id limit 200";

    private static final String ONE = COLUMNS + "where import_id = cast(cast(:import as text) as uuid)";

    private final Callers callers;
    private final EventStore store;

    ImportsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(summary = "The workbooks of the past that were imported, the newest first; township office")
    public Uni<Page<ImportView>> imports() {
        return store.read(
                        callers.current().division(),
                        transaction -> Tables.list(transaction, ImportView.class, NEWEST, Map.of()))
                .map(found -> new Page<>(found, null));
    }

    @GET
    @Path("{import}")
    @Operation(summary = "One of them, also while it is written: how far it is; township office")
    public Uni<ImportView> one(@PathParam("import") ImportId importId) {
        return store.read(
                callers.current().division(),
                transaction -> Tables.first(transaction, ImportView.class, ONE, Map.of("import", importId))
                        .map(found -> found.orElseThrow(Problems::notFound)));
    }
}
