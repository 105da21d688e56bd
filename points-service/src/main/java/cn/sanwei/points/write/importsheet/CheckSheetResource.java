package cn.sanwei.points.write.importsheet;

import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would become of a workbook. Stores nothing, so it needs no key and may be asked as often as one likes. */
@Path("/api/points/roster")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Roster")
public class CheckSheetResource {
    private final Callers callers;
    private final SheetPlans plans;
    private final SheetWorker worker;
    private final Clock clock;

    CheckSheetResource(Callers callers, SheetPlans plans, SheetWorker worker, Clock clock) {
        this.callers = callers;
        this.plans = plans;
        this.worker = worker;
        this.clock = clock;
    }

    @POST
    @Path("check")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What a workbook (.xlsx) would change, field by field, and everything wrong with it; stores nothing")
    public Uni<RosterPreview> check(byte[] workbook) {
        return plans.plan(workbook, callers.current().division(), clock.instant())
                .map(planned -> RosterPreview.of(planned.plan(), planned.state(), planned.basis()));
    }

    @POST
    @Path("sheet/check")
    @Produces(SheetDownload.MEDIA_TYPE)
    @Operation(summary = "The same workbook back, with a column 错误 that says what is wrong in each row; stores nothing")
    @APIResponse(
            responseCode = "200",
            description = "the workbook",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "PK…")))
    public Uni<Response> marked(byte[] workbook) {
        return plans.plan(workbook, callers.current().division(), clock.instant())
                .chain(planned ->
                        worker.run(() -> planned.file().marked(planned.plan().errors())))
                .map(file -> SheetDownload.of(file, "党员名册（含错误说明）.xlsx"));
    }
}
