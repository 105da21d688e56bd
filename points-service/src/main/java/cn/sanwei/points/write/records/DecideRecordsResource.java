package cn.sanwei.points.write.records;

import cn.sanwei.contracts.PointsEvent.OfRecordSheet;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.RecordSheet;
import cn.sanwei.points.domain.RecordSheet.Command;
import cn.sanwei.points.domain.RecordSheet.Review;
import cn.sanwei.points.domain.RecordStage;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The second person's word on rows of a sheet, and the first one's second thoughts. */
@Path("/api/points/record-sheets/{sheet}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class DecideRecordsResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    DecideRecordsResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /** What a command leaves in the tables. */
    private interface Keep {
        Uni<Void> in(
                Transaction transaction,
                Caller caller,
                CommandContext context,
                Appended<RecordSheet.State, OfRecordSheet> appended);
    }

    @POST
    @Path("confirm")
    @Operation(
            summary =
                    "Confirm rows that wait, corrections too: they count from here on. Somebody of the sheet's organisation or above, another person than who wrote them, never the member; a leader's own one level up")
    public Uni<Response> confirm(RecordSheetId sheet, @NotNull @Valid DecideRecordsRequest request) {
        return decide(
                sheet,
                request.records(),
                context -> reviews -> new Command.ConfirmRecords(sheet, reviews, context.at()),
                (transaction, caller, context, appended) ->
                        RecordTables.confirm(transaction, counting(appended.stored()), caller, context));
    }

    @POST
    @Path("return")
    @Operation(
            summary =
                    "Send rows that wait back with the reason; a correction that is sent back leaves the record as it stands. As for confirming")
    public Uni<Response> giveBack(RecordSheetId sheet, @NotNull @Valid ReturnRecordsRequest request) {
        return decide(
                sheet,
                request.records(),
                context -> reviews -> new Command.ReturnRecords(sheet, reviews, context.at()),
                ended(request, RecordStage.RETURNED));
    }

    @POST
    @Path("withdraw")
    @Operation(
            summary =
                    "Take rows back that are not confirmed, or their corrections, with the reason; whoever leads the sheet's organisation, never the member")
    public Uni<Response> withdraw(RecordSheetId sheet, @NotNull @Valid ReturnRecordsRequest request) {
        return decide(
                sheet,
                request.records(),
                context -> reviews -> new Command.WithdrawRecords(sheet, reviews, context.at()),
                ended(request, RecordStage.WITHDRAWN));
    }

    private Uni<Response> decide(
            RecordSheetId sheet,
            Set<RecordId> records,
            Function<CommandContext, Function<List<Review>, RecordSheet.Command>> command,
            Keep keep) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.<RecordSheet.State, RecordSheet.Command, OfRecordSheet>handle(
                        context,
                        new RecordSheet(),
                        RecordSheet.stream(sheet),
                        transaction -> RecordTables.require(transaction, caller, sheet)
                                .map(found -> command.apply(context).apply(reviews(caller, found, records))),
                        (transaction, appended) -> keep.in(transaction, caller, context, appended)
                                .<CommandAnswer>replaceWith(() -> appended.done(sheet)))
                .map(Answers::of);
    }

    /** In the order of the sheet. */
    private static List<Review> reviews(
            Caller caller, Map<RecordId, RecordTables.Written> found, Set<RecordId> records) {
        if (!found.keySet().containsAll(records)) {
            throw Problems.notFound();
        }
        return found.values().stream()
                .filter(written -> records.contains(written.record()))
                .sorted(Comparator.comparingInt(RecordTables.Written::line))
                .map(written -> written.review(caller))
                .toList();
    }

    private static Keep ended(ReturnRecordsRequest request, RecordStage stage) {
        return (transaction, caller, context, appended) ->
                RecordTables.end(transaction, request.records(), stage.code(), request.reason(), caller, context);
    }

    /** Each record with the event by which it counts, or counts no longer. */
    private static Map<RecordId, UUID> counting(List<StoredEvent> stored) {
        Map<RecordId, UUID> events = new LinkedHashMap<>();
        stored.forEach(each -> RecordSheet.countingBy((OfRecordSheet) each.event())
                .ifPresent(record -> events.put(record, each.id())));
        return events;
    }
}
