package cn.sanwei.points.write.closecycle;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.CycleClosing;
import cn.sanwei.points.domain.CycleClosing.Command.CloseCycle;
import cn.sanwei.points.domain.CycleClosing.Command.CloseQuarter;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/cycles/{cycle}")
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
    @Path("close")
    @Operation(summary = "Close a cycle that is over, once; rating-service then freezes its ledgers; township office")
    public Uni<Response> close(Cycle cycle) {
        CommandContext context = edge.command();
        LocalDate today = CycleDays.dayOf(context.at());
        return close(context, cycle, days -> new CloseCycle(cycle, days, today, context.at()));
    }

    @POST
    @Path("quarters/{quarter:[1-4]}/close")
    @Operation(
            summary =
                    "Close a quarter that is over, each once and after the one before it; rating-service then freezes it for each branch; township office")
    public Uni<Response> close(Cycle cycle, int quarter) {
        CommandContext context = edge.command();
        LocalDate today = CycleDays.dayOf(context.at());
        return close(context, cycle, days -> new CloseQuarter(cycle, quarter, days, today, context.at()));
    }

    private Uni<Response> close(
            CommandContext context, Cycle cycle, Function<Optional<CycleDays>, CycleClosing.Command> command) {
        TownshipId township = TownshipId.of(context.township());
        return handler.handle(
                        context,
                        new CycleClosing(),
                        CycleClosing.stream(township, cycle),
                        transaction -> Cycles.hold(transaction, township, cycle)
                                .chain(() -> PublishedRuleBooks.find(transaction))
                                .map(books -> books.filter(
                                                found -> found.judging(cycle).isPresent())
                                        .map(found -> found.days(cycle)))
                                .map(command),
                        (transaction, appended) -> Uni.createFrom().item(appended.created(cycle)))
                .map(Answers::of);
    }
}
