package cn.sanwei.points.read.box;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/box/terms")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Box")
public class BoxTermsResource {
    private final Callers callers;
    private final EventStore store;

    BoxTermsResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(summary = "How many working days the township promises in its box, and may promise")
    public Uni<BoxTermsView> terms() {
        return store.read(callers.current().division(), Terms::view);
    }
}
