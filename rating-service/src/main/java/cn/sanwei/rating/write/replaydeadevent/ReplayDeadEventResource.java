package cn.sanwei.rating.write.replaydeadevent;

import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.Everyone;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A record that was no event is to be tried once more, when what was missing is there by now. */
@Path("/api/rating/dead-events/{id}/replay")
@Tag(name = "Dead events")
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class ReplayDeadEventResource {
    private static final String REPLAY = """
            update dead_event set replay_requested = true
            where id = cast(cast(:id as text) as bigint) and resolved_at is null
            """;

    private final EventStore store;

    ReplayDeadEventResource(EventStore store) {
        this.store = store;
    }

    @Schema(examples = """
            {"id": 1, "replayRequested": true}
            """)
    public record ReplayAnswer(long id, boolean replayRequested) {}

    /** Asking twice is asking once: the projector tries it in its own time, and a known event is not taken again. */
    @POST
    @Operation(summary = "Has the projector judge the stored bytes once more")
    public Uni<ReplayAnswer> replay(long id, @HeaderParam("Idempotency-Key") String key) {
        CommandEdge.requireKey(key);
        return store.inTransaction(
                        Everyone.OPERATOR,
                        transaction -> transaction
                                .session()
                                .createNativeQuery(REPLAY)
                                .setParameter("id", Long.toString(id))
                                .executeUpdate())
                .map(changed -> {
                    if (changed == 0) {
                        throw Problems.notFound();
                    }
                    return new ReplayAnswer(id, true);
                });
    }
}
