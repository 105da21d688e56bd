package cn.sanwei.points.read.articles;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Cursor;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/articles")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Articles")
public class ArticlesResource {
    private static final String COLUMNS = """
            select article, title, category, seconds_to_read, published_at,
                   exists (select from article_read r
                           where cast(r.member as text) = :member and r.article = a.article
                             and r.day = cast(cast(:today as text) as date)) as read_today
            """;
    private static final String NEWEST_FIRST = COLUMNS + """
            from article a
            where (published_at, article)
                  < (cast(cast(:before as text) as timestamptz), cast(cast(:article as text) as uuid))
            order by published_at desc, article desc limit cast(cast(:limit as text) as integer)
            """;
    private static final String ARTICLE = COLUMNS + """
            , paragraphs from article a where article = cast(cast(:article as text) as uuid)
            """;
    private static final Cursor<Instant> NEWEST = new Cursor<>(Instant.parse("2999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    ArticlesResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The township's articles, the newest first")
    public Uni<Page<ArticleSummary>> articles(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        Cursor<Instant> before = Cursor.read(cursor, Instant::parse).orElse(NEWEST);
        return store.read(
                        caller.division(),
                        transaction -> Tables.list(
                                transaction,
                                ArticleSummary.class,
                                NEWEST_FIRST,
                                Map.of(
                                        "member", reader(caller),
                                        "today", Days.of(clock.instant()),
                                        "before", before.key(),
                                        "article", before.id(),
                                        "limit", limit + 1)))
                .map(found -> Page.of(
                        found.stream().map(ArticleSummary::labelled).toList(),
                        limit,
                        last -> new Cursor<>(last.publishedAt(), last.article().value()).text()));
    }

    @GET
    @Path("{article}")
    @Operation(summary = "One article with its words")
    public Uni<ArticleView> article(ArticleId article) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Tables.first(
                                transaction,
                                ArticleView.class,
                                ARTICLE,
                                Map.of("member", reader(caller), "today", Days.of(clock.instant()), "article", article))
                        .map(found -> found.orElseThrow(Problems::notFound).labelled()));
    }

    private static String reader(Caller caller) {
        return caller.member().map(Object::toString).orElse("");
    }
}
