package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Roles;
import cn.sanwei.edge.sheets.SheetDownload;
import cn.sanwei.edge.sheets.SheetWorker;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.sheets.FilledSheet;
import cn.sanwei.points.sheets.SheetForm;
import cn.sanwei.points.sheets.SheetLine;
import cn.sanwei.points.sheets.SheetWriter;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return store.inTransaction(
                        callers.current().division(),
                        transaction -> Persons.load(transaction)
                                .chain(persons ->
                                        PublishedRuleBooks.find(transaction).map(books -> new Known(persons, books))))
                .chain(known -> worker.run(() -> SheetWriter.write(sheets(known, now))))
                .map(file -> SheetDownload.of(file, "期初积分和往年明细.xlsx"));
    }

    private static List<FilledSheet> sheets(Known known, Instant now) {
        List<SheetForm> forms = PastForms.forms(known.books().flatMap(books -> books.inForceOn(Days.of(now))));
        String cycle = known.books()
                .map(books -> books.cycleAround(now).cycle())
                .orElseGet(() -> Cycle.of(Days.of(now).getYear()))
                .value();
        return List.of(
                new FilledSheet(forms.getFirst(), lines(known.persons(), now, cycle), List.of()),
                FilledSheet.empty(forms.getLast()));
    }

    private static List<SheetLine> lines(Persons persons, Instant now, String cycle) {
        List<SheetLine> lines = new ArrayList<>();
        for (Persons.Person person : persons.onRoster(Days.of(now))) {
            lines.add(new SheetLine(
                    lines.size() + 2,
                    Map.of(
                            PastForms.MEMBER, person.member().toString(),
                            PastForms.NAME, person.name(),
                            PastForms.ORGANISATION, person.organisation(),
                            PastForms.CYCLE, cycle)));
        }
        return lines;
    }
}
