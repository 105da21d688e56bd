package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.SheetWorker;
import cn.sanwei.workbooks.WorkbookWriter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workbook to fill in: everybody on the roster for his balance, and the facts that the rule book in force scores. */
@Path("/api/points/imports/template")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Imports")
public class PastTemplateResource {
    private final Callers callers;
    private final EventStore store;
    private final SheetWorker worker;
    private final Clock clock;

    PastTemplateResource(Callers callers, EventStore store, SheetWorker worker, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.worker = worker;
        this.clock = clock;
    }

    private record Known(Persons persons, Optional<RuleBooks> books) {}

    @GET
    @Produces(SheetDownload.MEDIA_TYPE)
    @Operation(summary = "A workbook for opening balances and past facts, with the roster filled in; township office")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "UEsDBBQA…")))
    public Uni<Response> template() {
        Instant now = clock.instant();
        return store.read(
                        callers.current().division(),
                        transaction -> Persons.load(transaction)
                                .chain(persons ->
                                        PublishedRuleBooks.find(transaction).map(books -> new Known(persons, books))))
                .chain(known -> worker.run(() -> WorkbookWriter.write(sheets(known, now))))
                .map(file -> SheetDownload.of(file, "期初积分和往年明细.xlsx"));
    }

    private static List<NewSheet> sheets(Known known, Instant now) {
        List<SheetForm> forms = PastForms.forms(known.books().flatMap(books -> books.inForceOn(Days.of(now))));
        String cycle = known.books()
                .map(books -> books.cycleAround(now).cycle())
                .orElseGet(() -> Cycle.of(Days.of(now).getYear()))
                .value();
        return List.of(
                NewSheet.of(forms.getFirst(), rows(known.persons(), now, cycle)),
                NewSheet.of(forms.getLast(), List.of()));
    }

    /** The first columns of the form; what is to be filled in is empty. */
    private static List<List<Object>> rows(Persons persons, Instant now, String cycle) {
        return persons.onRoster(Days.of(now)).stream()
                .map(person -> List.<Object>of(person.member().toString(), person.name(), person.organisation(), cycle))
                .toList();
    }
}
