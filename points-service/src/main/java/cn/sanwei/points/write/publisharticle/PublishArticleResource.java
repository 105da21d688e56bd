package cn.sanwei.points.write.publisharticle;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Article;
import cn.sanwei.points.domain.Article.PublishArticle;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/articles")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Articles")
public class PublishArticleResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    PublishArticleResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    private record Row(
            ArticleId article,
            String title,
            String category,
            List<String> paragraphs,
            int secondsToRead,
            Instant publishedAt) {}

    @POST
    @Operation(summary = "Publish an article of the micro-platform (微平台); township office")
    public Uni<Response> publish(@NotNull @Valid PublishArticleRequest request) {
        CommandContext context = edge.command();
        ArticleId article = Optional.ofNullable(request.article()).orElseGet(() -> new ArticleId(UUID.randomUUID()));
        PublishArticle command = new PublishArticle(article, request.category(), request.secondsToRead(), context.at());
        Row row = new Row(
                article,
                request.title(),
                request.category(),
                request.paragraphs(),
                request.secondsToRead(),
                context.at());
        return handler.handle(
                        context,
                        new Article(),
                        Article.stream(article),
                        transaction -> Uni.createFrom().item(command),
                        (transaction, appended) -> Tables.insert(transaction, "article", List.of(row))
                                .replaceWith(() -> appended.created(article)))
                .map(Answers::of);
    }
}
