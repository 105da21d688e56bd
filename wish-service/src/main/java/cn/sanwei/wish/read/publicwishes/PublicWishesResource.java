package cn.sanwei.wish.read.publicwishes;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.TimeCursor;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** For everyone, without a token; reads the one table that holds only what is public. */
@Path("/api/wish/public/wishes/{township}")
public class PublicWishesResource {
    private static final String PAGE = """
            select cast(id as text), state, category, wording,
                   cast(extract(epoch from published_at) * 1000 as bigint)
            from public_wish
            where township = :township
              and (published_at, id) < (cast(cast(:at as text) as timestamptz), cast(cast(:id as text) as uuid))
            order by published_at desc, id desc limit :rows
            """;

    private final EventStore store;

    PublicWishesResource(EventStore store) {
        this.store = store;
    }

    /** @param state published, claimed, fulfilled or confirmed */
    @Schema(examples = """
        {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "state": "published", "category": "goods",
         "wording": "一位独居老人需要一副老花镜。", "publishedAt": "2026-03-06T02:00:00Z"}""")
    public record PublicWish(UUID id, String state, String category, String wording, Instant publishedAt) {}

    @GET
    @PermitAll
    @Operation(summary = "一个镇（街道）公开的心愿，无需登录")
    @APIResponse(responseCode = "200", description = "按公开时间倒序的一页；没有时为空")
    public Uni<Page<PublicWish>> page(
            @PathParam("township") TownshipId township,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int rows = Page.limit(limit);
        TimeCursor after = TimeCursor.parse(cursor);
        return store.read(
                township.value(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(PAGE, Object[].class)
                        .setParameter("township", township.value())
                        .setParameter("at", after.at().toString())
                        .setParameter("id", after.id().toString())
                        .setParameter("rows", rows + 1)
                        .getResultList()
                        .map(found -> Page.of(
                                found.stream().map(PublicWishesResource::wish).toList(),
                                rows,
                                last -> new TimeCursor(last.publishedAt(), last.id()).toString())));
    }

    private static PublicWish wish(Object[] row) {
        return new PublicWish(
                UUID.fromString((String) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Instant.ofEpochMilli(((Number) row[4]).longValue()));
    }
}
