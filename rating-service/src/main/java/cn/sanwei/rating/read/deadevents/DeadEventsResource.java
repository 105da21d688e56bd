package cn.sanwei.rating.read.deadevents;

import cn.sanwei.edge.Page;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.Everyone;
import cn.sanwei.rating.read.Cursor;
import cn.sanwei.rating.read.Select;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records that were no event, for the operator: why. Their bodies are not shown. */
@Path("/api/rating/dead-events")
@Tag(name = "Dead events")
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class DeadEventsResource {
    private static final String PAGE = """
            select id, topic, partition, kafka_offset, headers, octet_length(value) as size, reason, seen_at,
                   replay_requested, replays, resolved_at
            from dead_event
            where (resolved_at is null or :resolved = 'true') and id < cast(cast(:before as text) as bigint)
            order by id desc
            limit cast(cast(:limit as text) as integer)
            """;

    private final EventStore store;

    DeadEventsResource(EventStore store) {
        this.store = store;
    }

    /** As stored. */
    public record Row(
            long id,
            String topic,
            int partition,
            long kafkaOffset,
            JsonNode headers,
            Integer size,
            String reason,
            OffsetDateTime seenAt,
            boolean replayRequested,
            int replays,
            OffsetDateTime resolvedAt) {}

    /** @param type as its header says, believed by nobody; likewise {@code township} */
    @Schema(examples = """
            {"id": 1, "topic": "sanwei.activity.v1", "partition": 7, "offset": 2065, "type": null, "township": null,
             "size": 24, "reason": "ce_specversion is missing", "seenAt": "2026-11-22T03:20:46.300Z",
             "replayRequested": false, "replays": 0, "resolvedAt": null}
            """)
    public record DeadEvent(
            long id,
            String topic,
            int partition,
            long offset,
            String type,
            String township,
            Integer size,
            String reason,
            OffsetDateTime seenAt,
            boolean replayRequested,
            int replays,
            OffsetDateTime resolvedAt) {

        static DeadEvent of(Row row) {
            return new DeadEvent(
                    row.id(),
                    row.topic(),
                    row.partition(),
                    row.kafkaOffset(),
                    header(row.headers(), "ce_type"),
                    header(row.headers(), "ce_township"),
                    row.size(),
                    row.reason(),
                    row.seenAt(),
                    row.replayRequested(),
                    row.replays(),
                    row.resolvedAt());
        }

        private static String header(JsonNode headers, String name) {
            for (JsonNode header : headers) {
                if (header.path("name").asText().equals(name) && header.hasNonNull("value")) {
                    return new String(
                            Base64.getDecoder().decode(header.get("value").asText()), StandardCharsets.UTF_8);
                }
            }
            return null;
        }
    }

    @GET
    @Operation(summary = "Records that were no event, newest first; those resolved by a replay only on demand")
    public Uni<Page<DeadEvent>> list(
            @QueryParam("resolved") boolean resolved,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        int limit = Page.limit(asked);
        long before = Cursor.read(cursor).orElse(Cursor.TOP).number();
        return store.read(
                        Everyone.OPERATOR,
                        transaction -> Select.list(
                                transaction,
                                Row.class,
                                PAGE,
                                Map.of("resolved", resolved, "before", before, "limit", limit + 1)))
                .map(rows -> {
                    Page<Row> page = Page.of(rows, limit, last -> new Cursor("", last.id()).text());
                    List<DeadEvent> items =
                            page.items().stream().map(DeadEvent::of).toList();
                    return new Page<>(items, page.next());
                });
    }
}
