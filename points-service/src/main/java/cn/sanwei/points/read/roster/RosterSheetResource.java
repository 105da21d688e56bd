package cn.sanwei.points.read.roster;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.rosterfile.RosterContents;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/roster")
@Tag(name = "Roster")
public class RosterSheetResource {
    private final Callers callers;
    private final EventStore store;
    private final SheetWorker worker;
    private final Clock clock;

    RosterSheetResource(Callers callers, EventStore store, SheetWorker worker, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.worker = worker;
        this.clock = clock;
    }

    @GET
    @Path("template")
    @Produces(SheetDownload.MEDIA_TYPE)
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(summary = "An empty workbook for the roster, with its headings, lists to choose from and explanations")
    @APIResponse(
            responseCode = "200",
            description = "the workbook",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "PK…")))
    public Uni<Response> template() {
        return worker.run(RosterContents::template).map(file -> SheetDownload.of(file, "党员名册模板.xlsx"));
    }

    @GET
    @Path("sheet")
    @Produces(SheetDownload.MEDIA_TYPE)
    @RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
    @Operation(
            summary =
                    "The roster as a workbook that can be imported again: of an organisation and those below it, all for the office")
    @APIResponse(
            responseCode = "200",
            description = "the workbook",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "PK…")))
    public Uni<Response> sheet(@QueryParam("organisation") OrganisationId organisation) {
        Caller caller = callers.current();
        if (organisation == null && !caller.has(Roles.TOWNSHIP_OFFICE)) {
            throw Problems.malformed("organisation", "请指定您负责的党组织");
        }
        LocalDate today = Days.of(clock.instant());
        return store.read(
                        caller.division(),
                        transaction -> asked(transaction, caller, organisation)
                                .chain(asked ->
                                        RosterStates.stored(transaction).map(stored -> new Asked(stored, asked))))
                .chain(found ->
                        worker.run(() -> RosterContents.export(found.stored().read(today), found::has)))
                .map(file -> SheetDownload.of(file, "党员名册" + today + ".xlsx"));
    }

    /** @param organisations null for all */
    private record Asked(RosterStates.Stored stored, Set<OrganisationId> organisations) {
        boolean has(OrganisationId organisation) {
            return organisations == null || organisations.contains(organisation);
        }
    }

    private static Uni<Set<OrganisationId>> asked(Transaction transaction, Caller caller, OrganisationId organisation) {
        if (organisation == null) {
            return Uni.createFrom().nullItem();
        }
        return Organisations.isKnown(transaction, organisation)
                .invoke(known -> {
                    if (!known) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> Leadership.require(transaction, caller, organisation))
                .chain(() -> Organisations.subtree(transaction, organisation));
    }
}
