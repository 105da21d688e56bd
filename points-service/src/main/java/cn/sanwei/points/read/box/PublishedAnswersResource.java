package cn.sanwei.points.read.box;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.PublicReading;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/public/box/{township}")
@PermitAll
@Tag(name = "Box")
public class PublishedAnswersResource {
    private static final String ANSWERS = """
            select publication, kind, area, question, answer, published_at, corrected_at from box_publication
            where township = :township
              and (published_at, publication)
                  < (cast(cast(:after as text) as timestamptz), cast(cast(:id as text) as uuid))
            order by published_at desc, publication desc limit cast(cast(:limit as text) as integer)
            """;
    private static final Cursor<Instant> NEWEST = new Cursor<>(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final EventStore store;

    PublishedAnswersResource(EventStore store) {
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "What a township published of its complaint and suggestion box, in its office's wording, the newest first; for everyone")
    public Uni<Page<PublishedAnswer>> answers(
            TownshipId township, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        int limit = Page.limit(asked);
        Cursor<Instant> after = Cursor.read(cursor, Instant::parse).orElse(NEWEST);
        return store.read(
                        PublicReading.NO_DIVISION,
                        transaction -> Tables.list(
                                transaction,
                                PublishedAnswer.class,
                                ANSWERS,
                                Map.of(
                                        "township",
                                        township,
                                        "after",
                                        after.key(),
                                        "id",
                                        after.id(),
                                        "limit",
                                        limit + 1)))
                .map(found ->
                        Page.of(found, limit, last -> new Cursor<>(last.publishedAt(), last.publication()).text()));
    }
}
