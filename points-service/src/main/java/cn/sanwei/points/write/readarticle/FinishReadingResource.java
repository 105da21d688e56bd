package cn.sanwei.points.write.readarticle;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ArticleReading;
import cn.sanwei.points.domain.ArticleReading.FinishReading;
import cn.sanwei.points.domain.ReadingRefusal.AlreadyReadToday;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/readings/{reading}/finish")
@RolesAllowed(Roles.MEMBER)
@Tag(name = "Articles")
public class FinishReadingResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    FinishReadingResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Finish a reading of one's own; it counts when it took long enough, once a day and article")
    public Uni<Response> finish(UUID reading) {
        MemberId member = OwnMember.of(callers.current());
        CommandContext context = edge.command();
        LocalDate today = CycleDays.dayOf(context.at());
        return handler.handle(
                        context,
                        new ArticleReading(),
                        ArticleReading.stream(reading),
                        transaction -> command(transaction, reading, member, today, context),
                        (transaction, appended) -> end(transaction, reading, today, appended))
                .map(Answers::of);
    }

    private static Uni<FinishReading> command(
            Transaction transaction, UUID reading, MemberId member, LocalDate today, CommandContext context) {
        return OpenReadings.find(transaction, reading)
                .chain(begun -> begun.map(row -> OpenReadings.isReadOn(transaction, row.member(), row.article(), today))
                        .orElseGet(() -> Uni.createFrom().item(false))
                        .map(readToday -> new FinishReading(member, begun, readToday, context.at())));
    }

    private static Uni<CommandAnswer> end(
            Transaction transaction,
            UUID reading,
            LocalDate today,
            Appended<ArticleReading.State, ArticleRead> appended) {
        ArticleRead read = appended.events().getFirst();
        return OpenReadings.end(transaction, reading, read.member(), read.article(), today)
                .onFailure(FinishReadingResource::isReadAlready)
                .transform(twice -> new RefusedException(new AlreadyReadToday(read.article())))
                .replaceWith(() -> appended.done(reading).with("read", true));
    }

    private static boolean isReadAlready(Throwable failure) {
        return SqlFailure.violatedConstraint(failure)
                .filter("article_read_once"::equals)
                .isPresent();
    }
}
