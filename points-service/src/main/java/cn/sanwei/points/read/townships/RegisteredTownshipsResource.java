package cn.sanwei.points.read.townships;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Township;
import cn.sanwei.points.wiring.PublicReading;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tenants, for whoever lets them in. */
@Path("/api/points/townships")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Townships")
public class RegisteredTownshipsResource {
    private static final String COLUMNS = """
            select township, county, name, county_name, code, since, labels, registered_at
            from townships_on(cast(cast(:today as text) as date))
            """;
    /** A county has some tens of townships; one platform serves a few counties. */
    private static final String ALL = COLUMNS + "order by county, name collate \"zh-x-icu\", township limit 2000";

    private static final String ONE = "select one.*, p.labels_version from (" + COLUMNS + """
            ) one join township_profile p on p.township = one.township where one.township = cast(:township as text)
            """;
    private static final String DESIGNATIONS = """
            select since, name, county_name, code, set_at from township_designation
            where township = cast(:township as text) order by since desc limit 200
            """;

    private final EventStore store;
    private final Clock clock;

    RegisteredTownshipsResource(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The townships as they are called today; platform administrator")
    public Uni<Page<TownshipView>> townships() {
        return store.read(
                        PublicReading.NO_DIVISION,
                        transaction -> Tables.list(
                                transaction, TownshipView.class, ALL, Map.of("today", Days.of(clock.instant()))))
                .map(found -> new Page<>(found, null));
    }

    @GET
    @Path("{township}")
    @Operation(summary = "One township with all its names and codes; platform administrator")
    public Uni<TownshipView> township(TownshipId township) {
        return store.read(
                township.value(),
                transaction -> Tables.first(
                                transaction,
                                TownshipView.class,
                                ONE,
                                Map.of("township", township, "today", Days.of(clock.instant())))
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .chain(found -> withHistory(transaction, found)));
    }

    private static Uni<TownshipView> withHistory(Transaction transaction, TownshipView found) {
        String stream = Township.stream(found.township());
        return Tables.list(
                        transaction, TownshipView.Designation.class, DESIGNATIONS, Map.of("township", found.township()))
                .chain(all ->
                        transaction.versions(List.of(stream)).map(versions -> found.with(all, versions.get(stream))));
    }
}
