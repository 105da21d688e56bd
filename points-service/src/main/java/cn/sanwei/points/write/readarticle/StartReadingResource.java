package cn.sanwei.points.write.readarticle;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.KeyReused;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ArticleReading;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.write.readarticle.OpenReadings.NewReading;
import cn.sanwei.points.write.readarticle.OpenReadings.Started;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Begins a reading. It appends no event and leaves no receipt: the row of the open reading answers a retry with the same
 * key, and when it goes, the time at which the reading began is nowhere any more.
 */
@Path("/api/points/articles/{article}/readings")
@RolesAllowed(Roles.MEMBER)
@Tag(name = "Articles")
public class StartReadingResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final EventStore store;

    StartReadingResource(Callers callers, CommandEdge edge, EventStore store) {
        this.callers = callers;
        this.edge = edge;
        this.store = store;
    }

    @POST
    @Operation(summary = "Begin to read an article, for oneself; begun anew, the clock starts again")
    @APIResponse(
            responseCode = "201",
            description = "The reading has begun",
            content = @Content(schema = @Schema(implementation = StartedReading.class)))
    public Uni<Response> start(ArticleId article) {
        MemberId member = OwnMember.of(callers.current());
        CommandContext context = edge.command();
        return store.inTransaction(
                context.division(),
                transaction -> OpenReadings.startedWith(transaction, context.caller(), context.key())
                        .chain(earlier -> earlier.isPresent()
                                ? again(transaction, article, earlier.get())
                                : begin(transaction, member, article, context)));
    }

    private static Uni<Response> again(Transaction transaction, ArticleId article, Started earlier) {
        if (!earlier.article().equals(article)) {
            throw new KeyReused();
        }
        return OpenReadings.secondsToRead(transaction, article)
                .map(seconds -> Response.status(Response.Status.CREATED)
                        .header("Idempotent-Replayed", "true")
                        .entity(new StartedReading(earlier.reading(), earlier.startedAt(), seconds.orElseThrow()))
                        .build());
    }

    private static Uni<Response> begin(
            Transaction transaction, MemberId member, ArticleId article, CommandContext context) {
        LocalDate today = CycleDays.dayOf(context.at());
        UUID reading = UUID.randomUUID();
        return OpenReadings.secondsToRead(transaction, article)
                .chain(seconds -> requireStartable(transaction, member, article, seconds, today)
                        .chain(() -> OpenReadings.begin(
                                transaction,
                                new NewReading(
                                        reading, member, article, context.at(), context.caller(), context.key())))
                        .replaceWith(() -> Response.status(Response.Status.CREATED)
                                .entity(new StartedReading(reading, context.at(), seconds.orElseThrow()))
                                .build()));
    }

    private static Uni<Void> requireStartable(
            Transaction transaction, MemberId member, ArticleId article, Optional<Integer> seconds, LocalDate today) {
        return Members.isOnRoster(transaction, member, today)
                .chain(onRoster -> OpenReadings.isReadOn(transaction, member, article, today)
                        .invoke(read -> ArticleReading.whyNotStart(member, article, onRoster, seconds.isPresent(), read)
                                .ifPresent(reason -> {
                                    throw new RefusedException(reason);
                                })))
                .replaceWithVoid();
    }
}
