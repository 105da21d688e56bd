package cn.sanwei.points.read.calendar;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/calendars/{year}")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Calendar")
public class CalendarResource {
    private final Callers callers;
    private final EventStore store;

    CalendarResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(summary = "The holidays and worked weekends of a year, by which deadlines are counted")
    public Uni<CalendarView> year(int year) {
        return store.read(callers.current().division(), Calendar::find).map(days -> CalendarView.of(year, days));
    }
}
