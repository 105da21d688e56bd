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
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.RecordRow;
import cn.sanwei.points.domain.RecordRows;
import cn.sanwei.points.domain.RecordRows.Read;
import cn.sanwei.points.domain.RecordRows.Reading;
import cn.sanwei.points.domain.RecordSheet;
import cn.sanwei.points.domain.RecordSheet.Command;
import cn.sanwei.points.domain.RecordStage;
import cn.sanwei.points.domain.RecordWords;
import cn.sanwei.points.read.records.KnownForRecords;
import cn.sanwei.points.write.records.RecordTables.Written;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One row written anew; whoever leads the sheet's organisation, never the member, and a second person decides again. */
@Path("/api/points/record-sheets/{sheet}/records/{record}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class ChangeRecordResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    ChangeRecordResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /** What a row is changed from and to. */
    private record Change(Written before, Reading reading) {
        Optional<Read> read() {
            return reading.read().stream().findFirst();
        }
    }

    private interface Deciding {
        RecordSheet.Command on(Change change, boolean byTheMember, CommandContext context);
    }

    @POST
    @Path("amend")
    @Operation(summary = "Change a row that is not confirmed, or was returned; it waits anew")
    public Uni<Response> amend(RecordSheetId sheet, RecordId record, @NotNull @Valid AmendRecordRequest request) {
        return change(
                sheet,
                record,
                Optional.of(request.row()),
                RecordStage.ENTERED,
                RecordTables.ENTRY,
                null,
                (change, byTheMember, context) -> new Command.AmendRecord(
                        sheet, record, byTheMember, change.reading().errors(), context.at()));
    }

    @POST
    @Path("correct")
    @Operation(
            summary =
                    "Propose what a confirmed record should say instead, with the reason; it counts as it stands until a second person confirms")
    public Uni<Response> correct(RecordSheetId sheet, RecordId record, @NotNull @Valid CorrectRecordRequest request) {
        return change(
                sheet,
                record,
                Optional.of(request.row()),
                RecordStage.CORRECTING,
                RecordTables.CORRECTION,
                request.reason().strip(),
                (change, byTheMember, context) -> new Command.CorrectRecord(
                        sheet,
                        record,
                        byTheMember,
                        changes(change),
                        change.reading().errors(),
                        context.at()));
    }

    @POST
    @Path("cancel")
    @Operation(
            summary =
                    "Propose that a confirmed record counts no longer, with the reason; it counts until a second person confirms")
    public Uni<Response> cancel(RecordSheetId sheet, RecordId record, @NotNull @Valid CancelRecordRequest request) {
        return change(
                sheet,
                record,
                Optional.empty(),
                RecordStage.CORRECTING,
                RecordTables.CANCELLATION,
                request.reason().strip(),
                (change, byTheMember, context) ->
                        new Command.CorrectRecord(sheet, record, byTheMember, true, List.of(), context.at()));
    }

    private Uni<Response> change(
            RecordSheetId sheet,
            RecordId record,
            Optional<RecordRow> row,
            RecordStage stage,
            String purpose,
            String why,
            Deciding deciding) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        AtomicReference<Change> made = new AtomicReference<>();
        return handler.<RecordSheet.State, RecordSheet.Command, OfRecordSheet>handle(
                        context,
                        new RecordSheet(),
                        RecordSheet.stream(sheet),
                        transaction -> before(transaction, caller, sheet, record)
                                .chain(before -> read(transaction, caller, before, row, context)
                                        .map(reading -> new Change(before, reading)))
                                .invoke(made::set)
                                .map(change -> deciding.on(
                                        change, caller.is(change.before().member()), context)),
                        (transaction, appended) -> RecordTables.write(
                                        transaction,
                                        made.get().before(),
                                        stage.code(),
                                        purpose,
                                        made.get().read(),
                                        why,
                                        caller,
                                        context)
                                .replaceWith(() -> appended.done(record)))
                .map(Answers::of);
    }

    /** As it counts, or as it waits where nothing does. */
    private static Uni<Written> before(Transaction transaction, Caller caller, RecordSheetId sheet, RecordId record) {
        return RecordTables.require(transaction, caller, sheet).chain(latest -> {
            if (!latest.containsKey(record)) {
                throw Problems.notFound();
            }
            return RecordTables.standing(transaction, caller, sheet)
                    .map(standing -> standing.getOrDefault(record, latest.get(record)));
        });
    }

    private static Uni<Reading> read(
            Transaction transaction, Caller caller, Written before, Optional<RecordRow> row, CommandContext context) {
        if (row.isEmpty()) {
            return Uni.createFrom().item(new Reading(List.of(), List.of()));
        }
        RecordRow named = new RecordRow(
                before.member().toString(), null, null, null, null, row.get().attributes(), null, null);
        return KnownForRecords.find(transaction, caller, before.organisation(), List.of(named), context.at())
                .map(terms -> RecordRows.instead(row.get(), before.record(), before.member(), terms));
    }

    private static boolean changes(Change change) {
        Optional<RecordWords> before = change.before().words();
        return !change.read().map(Read::words).equals(before);
    }
}
