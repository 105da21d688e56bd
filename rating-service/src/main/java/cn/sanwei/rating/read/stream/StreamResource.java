package cn.sanwei.rating.read.stream;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/stream")
@Tag(name = "Live stream")
public class StreamResource {
    private static final int MOST_LISTENERS = 500;
    private static final AtomicInteger LISTENERS = new AtomicInteger();

    private final Callers callers;
    private final StandingsFeed feed;
    private final JsonWebToken token;

    StreamResource(Callers callers, StandingsFeed feed, JsonWebToken token) {
        this.callers = callers;
        this.feed = feed;
        this.token = token;
    }

    @Schema(examples = """
            {"township": "yunxi", "at": "2026-11-22T03:21:00.120Z", "standings": 3}
            """)
    public record Changed(String township, Instant at, int standings) {}

    /** Ends when the token does; the client comes back with a new one. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE, Roles.COUNTY})
    @Operation(summary = "That standings have changed, as it happens: of one's township, or of a county's townships")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events named changed, each with this as its data",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Changed.class)))
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        Caller caller = callers.current();
        if (LISTENERS.incrementAndGet() > MOST_LISTENERS) {
            LISTENERS.decrementAndGet();
            throw Problems.away();
        }
        AtomicBoolean gone = new AtomicBoolean();
        Multi<OutboundSseEvent> changed = feed.of(caller.division())
                .map(change -> sse.newEventBuilder()
                        .name("changed")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Changed.class, new Changed(change.township(), change.at(), change.standings()))
                        .build());
        Multi<OutboundSseEvent> alive = feed.heartbeats()
                .map(beat -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy()
                .merging()
                .streams(alive, changed)
                .select()
                .first(untilTheTokenEnds())
                .onTermination()
                .invoke(() -> {
                    if (gone.compareAndSet(false, true)) {
                        LISTENERS.decrementAndGet();
                    }
                });
    }

    private Duration untilTheTokenEnds() {
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()));
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
