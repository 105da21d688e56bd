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
import cn.sanwei.points.domain.RecordRows;
import cn.sanwei.points.domain.RecordRows.Reading;
import cn.sanwei.points.domain.RecordSheet;
import cn.sanwei.points.domain.RecordSheet.Command.EnterSheet;
import cn.sanwei.points.domain.RecordSheet.Entered;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.records.KnownForRecords;
import cn.sanwei.points.wiring.Leadership;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/record-sheets")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class EnterRecordsResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    EnterRecordsResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Write down what members did or what is deducted, up to 50 rows, all or none, errors by row; counts once a second person has confirmed it. The secretary or one above, or the township office; never for oneself")
    public Uni<Response> enter(@NotNull @Valid EnterRecordsRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        RecordSheetId sheet = request.sheet() == null ? new RecordSheetId(UUID.randomUUID()) : request.sheet();
        List<RecordId> records = request.rows().stream()
                .map(row -> new RecordId(UUID.randomUUID()))
                .toList();
        AtomicReference<Reading> read = new AtomicReference<>();
        return handler.<RecordSheet.State, RecordSheet.Command, OfRecordSheet>handle(
                        context,
                        new RecordSheet(),
                        RecordSheet.stream(sheet),
                        transaction -> read(transaction, caller, request, context)
                                .invoke(read::set)
                                .map(reading -> command(sheet, request, records, reading, context)),
                        (transaction, appended) -> RecordTables.enter(
                                        transaction,
                                        sheet,
                                        request.organisation(),
                                        records,
                                        read.get().read(),
                                        caller,
                                        context)
                                .replaceWith(() -> appended.created(sheet).with("records", records)))
                .map(Answers::of);
    }

    private static Uni<Reading> read(
            Transaction transaction, Caller caller, EnterRecordsRequest request, CommandContext context) {
        return Organisations.isKnown(transaction, request.organisation())
                .invoke(known -> {
                    if (!known) {
                        throw Problems.notFound();
                    }
                })
                .call(() -> Leadership.require(transaction, caller, request.organisation()))
                .chain(() ->
                        KnownForRecords.find(transaction, caller, request.organisation(), request.rows(), context.at()))
                .map(terms -> RecordRows.of(request.rows(), terms));
    }

    private static RecordSheet.Command command(
            RecordSheetId sheet,
            EnterRecordsRequest request,
            List<RecordId> records,
            Reading reading,
            CommandContext context) {
        List<Entered> entered = reading.errors().isEmpty()
                ? IntStream.range(0, records.size())
                        .mapToObj(i -> new Entered(
                                records.get(i), reading.read().get(i).member()))
                        .toList()
                : List.of();
        return new EnterSheet(sheet, request.organisation(), entered, reading.errors(), context.at());
    }
}
