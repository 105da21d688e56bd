package cn.sanwei.points.read.townships;

import cn.sanwei.contracts.Days;
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

@Path("/api/points/public/townships")
@PermitAll
@Tag(name = "Townships")
public class TownshipsResource {
    /** A county has some tens of townships; one platform serves a few counties. */
    private static final int MOST = 2_000;

    private static final String TOWNSHIPS = """
            select township, name, county, county_name, labels
            from townships_on(cast(cast(:today as text) as date))
            order by name collate "zh-x-icu", township limit
            """ + MOST;

    private final EventStore store;

    private final Clock clock;

    TownshipsResource(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The townships of the platform and what they are called; for everyone")
    public Uni<Page<RegisteredTownship>> townships() {
        return store.read(
                        PublicReading.NO_DIVISION,
                        transaction -> Tables.list(
                                transaction,
                                RegisteredTownship.class,
                                TOWNSHIPS,
                                Map.of("today", Days.of(clock.instant()))))
                .map(found -> new Page<>(found, null));
    }
}
