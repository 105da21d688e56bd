package cn.sanwei.points.write.importsheet;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ImportRefusal.RosterChanged;
import cn.sanwei.points.domain.ImportRefusal.SheetWrong;
import cn.sanwei.points.read.roster.RosterStates;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.importsheet.SheetPlans.Planned;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/roster/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Roster")
public class ImportSheetResource {
    private final CommandEdge edge;
    private final CommandHandler handler;
    private final SheetPlans plans;
    private final SheetWorker worker;

    ImportSheetResource(CommandEdge edge, CommandHandler handler, SheetPlans plans, SheetWorker worker) {
        this.edge = edge;
        this.handler = handler;
        this.plans = plans;
        this.worker = worker;
    }

    /** Judged inside the transaction, after the receipt: a retry finds a roster that its first attempt has changed. */
    @POST
    @Operation(
            summary =
                    "Do what the check of this workbook has shown, all or nothing; 409 where the roster is no longer what was shown")
    public Uni<Response> importSheet(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetDownload.MEDIA_TYPE,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            format = "binary",
                                                            examples = "PK…")))
                    byte[] workbook,
            @QueryParam("basis") String basis) {
        if (basis == null || basis.isBlank()) {
            throw Problems.malformed("basis", "请先检查这份名册，再按检查时给出的 basis 导入");
        }
        CommandContext context = edge.command();
        return plans.plan(workbook, context.division(), context.at())
                .chain(planned -> worker.run(() -> PreparedImport.of(planned)))
                .chain(prepared -> once(context, prepared, basis)
                        .onFailure(ImportSheetResource::isChanged)
                        .recoverWithUni(() -> once(context, prepared, basis)))
                .map(Answers::of);
    }

    private Uni<CommandAnswer> once(CommandContext context, PreparedImport prepared, String basis) {
        return handler.forBulk()
                .once(
                        context,
                        transaction -> RosterStates.fingerprintAlone(transaction)
                                .invoke(now -> requireAsShown(prepared.planned(), now, basis))
                                .chain(() -> carryOut(transaction, context, prepared)));
    }

    /** By this very import, where it was sent twice at once and the other came first: then its receipt is there now. */
    private static boolean isChanged(Throwable failure) {
        return failure instanceof RefusedException refused && refused.refusal() instanceof RosterChanged;
    }

    private static void requireAsShown(Planned planned, String fingerprint, String basis) {
        if (!planned.plan().errors().isEmpty()) {
            throw new RefusedException(new SheetWrong(planned.plan().errors()));
        }
        if (!planned.fingerprint().equals(fingerprint)
                || !planned.basis(fingerprint).equals(basis)) {
            throw new RefusedException(new RosterChanged());
        }
    }

    private static Uni<CommandAnswer> carryOut(
            Transaction transaction, CommandContext context, PreparedImport prepared) {
        List<String> streams = prepared.streamsThatGoOn();
        return (streams.isEmpty() ? Uni.createFrom().item(Map.<String, Integer>of()) : transaction.versions(streams))
                .map(prepared::events)
                .chain(events -> (events.isEmpty()
                                ? Uni.createFrom().item(List.<StoredEvent>of())
                                : transaction.append(context, events))
                        .call(() -> Tables.insertAll(transaction, prepared.rows()))
                        .map(stored -> prepared.answer(events)));
    }
}
