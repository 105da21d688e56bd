package cn.sanwei.points.write.reopencycle;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.PointsEvent.OfCycle;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.CycleClosing;
import cn.sanwei.points.domain.CycleClosing.Command.ReopenCycle;
import cn.sanwei.points.domain.CycleClosing.Command.ReopenQuarter;
import cn.sanwei.points.read.awards.Cycles;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way back from a closing; the reason stays, and who gave it. */
@Path("/api/points/cycles/{cycle}")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class ReopenCycleResource {
    /** Figures that count no longer are shown to nobody as his. */
    private static final String SHEETS_SUPERSEDED = """
            update quarter_sheet set superseded_at = cast(cast(:at as text) as timestamptz)
            where cycle = :cycle and quarter = cast(cast(:quarter as text) as integer) and superseded_at is null
            """;

    private final CommandEdge edge;
    private final CommandHandler handler;

    ReopenCycleResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    private record Row(
            UUID event, Cycle cycle, Integer quarter, String reason, String reopenedBy, Instant reopenedAt) {}

    @POST
    @Path("reopen")
    @Operation(
            summary =
                    "Open a closed cycle again, with the reason, as long as no result is under way and nothing awarded upon it; township office")
    public Uni<Response> reopen(Cycle cycle, @NotNull @Valid ReopenRequest request) {
        CommandContext context = edge.command();
        TownshipId township = TownshipId.of(context.township());
        return reopen(
                context,
                cycle,
                null,
                request.reason(),
                transaction -> Cycles.awards(transaction, township, cycle)
                        .map(awards -> new ReopenCycle(cycle, awards, context.at())));
    }

    @POST
    @Path("quarters/{quarter:[1-4]}/reopen")
    @Operation(
            summary =
                    "Open the quarter again that was closed last, with the reason, while its cycle is open; township office")
    public Uni<Response> reopen(Cycle cycle, int quarter, @NotNull @Valid ReopenRequest request) {
        CommandContext context = edge.command();
        return reopen(
                context,
                cycle,
                quarter,
                request.reason(),
                transaction -> Cycles.hold(transaction, TownshipId.of(context.township()), cycle)
                        .replaceWith(() -> new ReopenQuarter(cycle, quarter, context.at())));
    }

    private Uni<Response> reopen(
            CommandContext context,
            Cycle cycle,
            Integer quarter,
            String reason,
            Function<Transaction, Uni<CycleClosing.Command>> command) {
        return handler.handle(
                        context,
                        new CycleClosing(),
                        CycleClosing.stream(TownshipId.of(context.township()), cycle),
                        command,
                        (transaction, appended) -> keep(transaction, context, cycle, quarter, reason, appended))
                .map(Answers::of);
    }

    private static Uni<CommandAnswer> keep(
            Transaction transaction,
            CommandContext context,
            Cycle cycle,
            Integer quarter,
            String reason,
            Appended<CycleClosing.State, OfCycle> appended) {
        Row row = new Row(
                appended.stored().getFirst().id(),
                cycle,
                quarter,
                reason.strip(),
                context.caller(),
                appended.events().getFirst().occurredAt());
        Uni<Integer> kept = Tables.insert(transaction, "reopening", List.of(row));
        return (quarter == null
                        ? kept
                        : kept.chain(() -> Tables.change(
                                transaction,
                                SHEETS_SUPERSEDED,
                                Map.of("cycle", cycle, "quarter", quarter, "at", context.at()))))
                .replaceWith(() -> appended.done(cycle));
    }
}
