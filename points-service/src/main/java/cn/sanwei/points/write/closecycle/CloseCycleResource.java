package cn.sanwei.points.write.closecycle;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.CycleClosing;
import cn.sanwei.points.domain.CycleClosing.RequestClose;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.scoring.rulebook.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/cycles/{cycle}/close")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class CloseCycleResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    CloseCycleResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Close a cycle that is over, once; rating-service then freezes its ledgers; township office")
    public Uni<Response> close(Cycle cycle) {
        CommandContext context = edge.command();
        return handler.handle(
                        context,
                        new CycleClosing(),
                        CycleClosing.stream(TownshipId.of(context.township()), cycle),
                        transaction -> PublishedRuleBooks.find(transaction)
                                .map(books -> new RequestClose(
                                        cycle,
                                        books.filter(found ->
                                                        found.judging(cycle).isPresent())
                                                .map(found -> found.days(cycle).last()),
                                        CycleDays.dayOf(context.at()),
                                        context.at())),
                        (transaction, appended) -> Uni.createFrom().item(appended.created(cycle)))
                .map(Answers::of);
    }
}
