package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import cn.sanwei.workbooks.WorkbookWriter;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading a sheet of the past without importing it; nothing is stored, so no key is needed. */
@Path("/api/points/imports/sheet/check")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Consumes(SheetDownload.MEDIA_TYPE)
@Tag(name = "Imports")
public class CheckSheetResource {
    private final Callers callers;
    private final PastSheets sheets;
    private final SheetWorker worker;
    private final Clock clock;

    CheckSheetResource(Callers callers, PastSheets sheets, SheetWorker worker, Clock clock) {
        this.callers = callers;
        this.sheets = sheets;
        this.worker = worker;
        this.clock = clock;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "What a workbook of past facts and opening balances would bring, and everything wrong with it by row and column; township office")
    public Uni<CheckedSheet> check(
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
        return sheets.judge(township(), file, clock.instant())
                .map(judged -> CheckedSheet.of(
                        judged.batch(),
                        judged.known(),
                        judged.table().blank(),
                        judged.table().unread(),
                        judged.errors()));
    }

    @POST
    @Produces(SheetDownload.MEDIA_TYPE)
    @Operation(hidden = true) // one path and method is one operation in OpenAPI
    public Uni<Response> marked(byte[] file) {
        return sheets.judge(township(), file, clock.instant())
                .chain(judged ->
                        worker.run(() -> WorkbookWriter.marked(judged.table().read(), judged.errors())))
                .map(bytes -> SheetDownload.of(bytes, "错误.xlsx"));
    }

    private TownshipId township() {
        Caller caller = callers.current();
        return caller.township();
    }
}
