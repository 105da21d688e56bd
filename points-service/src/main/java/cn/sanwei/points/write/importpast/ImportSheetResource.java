package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ImportRefusal.AlreadyImported;
import cn.sanwei.points.domain.ImportRefusal.AlreadyTakenBack;
import cn.sanwei.points.domain.ImportRefusal.ImportOvertaken;
import cn.sanwei.points.domain.ImportRefusal.ImportRunning;
import cn.sanwei.points.domain.ImportRefusal.NothingToImport;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import cn.sanwei.points.domain.PastImport;
import cn.sanwei.points.domain.PastImport.TakeBack;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * A workbook of past facts and opening balances. All of it is judged before any of it is written; then its parts are
 * written one after the other, each a transaction. What stops it in between is no refusal but a fault: sent again, it
 * goes on, and a row that is there is passed over.
 */
@Path("/api/points/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Imports")
public class ImportSheetResource {
    /** After this an import that does not go on was broken off, and may be taken back as it is. */
    private static final Duration BROKEN_OFF = Duration.ofMinutes(10);

    private final CommandEdge edge;
    private final Callers callers;
    private final CommandHandler handler;
    private final EventStore store;
    private final PastSheets sheets;

    ImportSheetResource(
            CommandEdge edge, Callers callers, CommandHandler handler, EventStore store, PastSheets sheets) {
        this.edge = edge;
        this.callers = callers;
        this.handler = handler;
        this.store = store;
        this.sheets = sheets;
    }

    @POST
    @Path("sheet")
    @Consumes(SheetDownload.MEDIA_TYPE)
    @Operation(
            summary =
                    "Import a workbook of past facts and opening balances, all rows or none; rows that are there already are passed over; township office")
    @APIResponse(
            responseCode = "200",
            description = "What it has brought",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportedSheet.class)))
    public Uni<Response> importSheet(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetDownload.MEDIA_TYPE,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            format = "binary",
                                                            examples = "UEsDBBQA…")))
                    byte[] file) {
        CommandContext context = edge.command();
        String by = callers.accountName().orElse(null);
        return sheets.judge(TownshipId.of(context.township()), file, context.at())
                .invoke(ImportSheetResource::requireRight)
                .chain(judged -> write(context, by, judged.batch()))
                .map(done -> Response.ok(done).build());
    }

    private static void requireRight(PastSheets.Judged judged) {
        if (!judged.errors().isEmpty()) {
            throw new RefusedException(new RowsWrong(
                    judged.errors().stream().map(ImportSheetResource::rowError).toList()));
        }
        if (judged.batch().rows().isEmpty()) {
            throw new RefusedException(new NothingToImport());
        }
    }

    private static RowError rowError(SheetError error) {
        String field = error.column().isEmpty() ? "" : "“" + error.column() + "”";
        return new RowError(error.row(), error.sheet() + "第 " + error.row() + " 行" + field, error.reason());
    }

    private Uni<ImportedSheet> write(CommandContext context, String by, PastBatch batch) {
        return each(batch.parts(), number -> writePart(context, by, batch, number))
                .call(() -> store.inTransaction(
                        context.township(),
                        transaction -> StoredPast.advance(transaction, batch.id(), batch.parts(), 0)))
                .map(added -> new ImportedSheet(
                        batch.id().toString(),
                        batch.rows().size(),
                        added,
                        batch.rows().size() - added));
    }

    /** @return how many rows it has brought; none where all of them are there, in this import or in another */
    private Uni<Integer> writePart(CommandContext context, String by, PastBatch batch, int number) {
        ImportId part = PastBatch.partOf(batch.id(), number);
        List<PastRow> rows = batch.part(number);
        List<PastRow> wanted = new ArrayList<>();
        return handler.forBulk()
                .handle(
                        ofPart(context, number),
                        new PastImport(),
                        PastImport.stream(part),
                        transaction -> missing(transaction, rows, wanted)
                                .chain(() -> Members.known(transaction, members(rows)))
                                .map(known -> PastRow.asImport(part, wanted, known, context.at())),
                        (transaction, appended) -> StoredPast.keep(transaction, batch, number, wanted, context.at(), by)
                                .map(kept -> appended.created(part).with("added", wanted.size())))
                .map(answer -> answer.body().get("added").asInt())
                .onFailure(failure -> SqlFailure.violatedConstraint(failure)
                        .filter("past_row_once"::equals)
                        .isPresent())
                .transform(taken -> new RefusedException(new ImportOvertaken()))
                .onFailure(ImportSheetResource::isThereAlready)
                .recoverWithItem(0);
    }

    /** May run more than once: each time from the beginning. */
    private static Uni<Map<String, Optional<String>>> missing(
            Transaction transaction, List<PastRow> rows, List<PastRow> wanted) {
        return StoredPast.known(transaction, rows).invoke(known -> {
            wanted.clear();
            rows.stream().filter(row -> !known.containsKey(row.key())).forEach(wanted::add);
        });
    }

    private static Set<MemberId> members(List<PastRow> rows) {
        return Members.wellFormed(rows.stream().map(PastRow::member));
    }

    @POST
    @Path("{import}/take-back")
    @Operation(
            summary =
                    "Take an imported workbook back as a whole: its rows count no longer, and may be imported anew; township office")
    @APIResponse(
            responseCode = "200",
            description = "How many rows count no longer",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenBackSheet.class)))
    public Uni<Response> takeBack(@PathParam("import") ImportId batch) {
        CommandContext context = edge.command();
        String by = callers.accountName().orElse(null);
        return store.read(context.township(), transaction -> StoredPast.find(transaction, batch))
                .map(found -> found.orElseThrow(Problems::notFound))
                .invoke(found -> requireWhole(found, context))
                .chain(found -> each(found.parts(), number -> takeBackPart(context, batch, number))
                        .call(() -> store.inTransaction(
                                context.township(),
                                transaction -> StoredPast.takeBack(transaction, batch, context.at(), by)))
                        .map(rows -> new TakenBackSheet(batch.toString(), rows)))
                .map(done -> Response.ok(done).build());
    }

    private static void requireWhole(StoredPast.Import found, CommandContext context) {
        if (found.takenBackAt() != null) {
            throw new RefusedException(new AlreadyTakenBack(found.importId()));
        }
        if (found.done() < found.parts()
                && context.at().isBefore(found.importedAt().plus(BROKEN_OFF))) {
            throw new RefusedException(new ImportRunning(found.importId()));
        }
    }

    private Uni<Integer> takeBackPart(CommandContext context, ImportId batch, int number) {
        ImportId part = PastBatch.partOf(batch, number);
        return handler.forBulk()
                .handle(
                        ofPart(context, number),
                        new PastImport(),
                        PastImport.stream(part),
                        transaction -> Uni.createFrom().item(new TakeBack(part, context.at())),
                        (transaction, appended) -> Uni.createFrom()
                                .item(appended.done(part)
                                        .with("added", appended.events().size())))
                .map(answer -> answer.body().get("added").asInt())
                .onFailure(ImportSheetResource::isThereAlready)
                .recoverWithItem(0);
    }

    /** A part of which nothing is left to do: it was done before, or there was nothing in it. */
    private static boolean isThereAlready(Throwable failure) {
        return failure instanceof RefusedException refused
                && (refused.refusal() instanceof AlreadyImported
                        || refused.refusal() instanceof AlreadyTakenBack
                        || refused.refusal() instanceof NothingToImport);
    }

    /** One after the other, so that the database is never held up by more than one of them. */
    private static Uni<Integer> each(int parts, IntFunction<Uni<Integer>> part) {
        return Multi.createFrom()
                .items(IntStream.range(0, parts).boxed())
                .onItem()
                .transformToUniAndConcatenate(part::apply)
                .collect()
                .asList()
                .map(added -> added.stream().mapToInt(Integer::intValue).sum());
    }

    /** Each part has a key of its own that follows from the caller's: a retry finds what is done already. */
    private static CommandContext ofPart(CommandContext context, int number) {
        return new CommandContext(
                context.township(),
                context.division(),
                context.caller(),
                PastBatch.named(context.key() + "/" + number).toString(),
                context.requestHash(),
                context.at(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
