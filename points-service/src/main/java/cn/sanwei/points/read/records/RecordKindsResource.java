package cn.sanwei.points.read.records;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.RecordKinds;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/record-kinds")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class RecordKindsResource {
    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    RecordKindsResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "What can be recorded by the rule book in force on a day, today where none is said")
    public Uni<Page<RecordKindView>> kinds(@QueryParam("on") @PlausibleDay LocalDate on) {
        LocalDate day = on == null ? CycleDays.dayOf(clock.instant()) : on;
        return store.read(callers.current().division(), PublishedRuleBooks::find)
                .map(books -> books.flatMap(found -> found.inForceOn(day))
                        .map(book -> RecordKinds.of(book).list())
                        .orElse(List.of()))
                .map(kinds -> new Page<>(kinds.stream().map(RecordKindView::of).toList(), null));
    }
}
