package cn.sanwei.points.read.names;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.PublicReading;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/public/board-names/{township}/{cycle}")
@PermitAll
@Tag(name = "Names")
public class BoardNamesResource {
    /** A large township's members and branches on one board. */
    private static final int MOST = 20_000;

    private static final String NAMES = """
            select id, name, organisation_name from board_name
            where township = :township and cycle = :cycle and until >= cast(cast(:today as text) as date)
            order by id limit
            """ + MOST;

    private final EventStore store;
    private final Clock clock;

    BoardNamesResource(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "The names on a township's board that is out, as the board shows them (mostly masked); for everyone, empty when its period is over")
    public Uni<Page<DisplayName>> names(TownshipId township, Cycle cycle) {
        return store.read(
                        PublicReading.NO_DIVISION,
                        transaction -> Tables.list(
                                transaction,
                                DisplayName.class,
                                NAMES,
                                Map.of("township", township, "cycle", cycle, "today", Days.of(clock.instant()))))
                .map(found -> new Page<>(found, null));
    }
}
