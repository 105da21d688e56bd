package cn.sanwei.rating.read.branchledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OpaqueCursor;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.rating.names.DisplayNames;
import cn.sanwei.rating.read.branchledger.BranchLedger.Entry;
import cn.sanwei.rating.read.branchledger.BranchLedgers.Asked;
import cn.sanwei.rating.read.branchledger.BranchLedgers.Filter;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.SheetWorker;
import cn.sanwei.workbooks.WorkbookWriter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/rating/branches/{organisation}/ledger")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Branch ledger")
public class BranchLedgerResource {
    private static final int MOST_ROWS = 60_000;

    private final Callers callers;
    private final BranchLedgers ledgers;
    private final DisplayNames names;
    private final SheetWorker worker;
    private final Clock clock;

    BranchLedgerResource(Callers callers, BranchLedgers ledgers, DisplayNames names, SheetWorker worker, Clock clock) {
        this.callers = callers;
        this.ledgers = ledgers;
        this.names = names;
        this.worker = worker;
        this.clock = clock;
    }

    /** What both forms are asked by. */
    public static class Question {
        /** The last day that counts, today if it is left out. */
        @QueryParam("on")
        String on;

        /** The one that the day lies in if it is left out. */
        @QueryParam("cycle")
        Cycle cycle;

        /** {@code then}, or {@code now} for what is known today. */
        @QueryParam("known")
        String known;

        @QueryParam("member")
        MemberId member;

        @QueryParam("micro")
        String micro;

        @QueryParam("rule")
        String rule;
    }

    @GET
    @Operation(
            summary =
                    "The ledger of a branch as it stood at the end of a day: what had been recorded by then, by the versions that were published then")
    public Uni<BranchLedger> ledger(
            OrganisationId organisation,
            @BeanParam Question question,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer asked) {
        Caller caller = callers.current();
        int limit = Page.limit(asked);
        int skipped = OpaqueCursor.read(cursor, 1, parts -> Integer.parseUnsignedInt(parts.getFirst()))
                .orElse(0);
        return ledgers.of(caller, asked(organisation, question))
                .map(ledger -> page(ledger, skipped, limit))
                .chain(ledger -> named(caller, ledger));
    }

    @GET
    @Path("excel")
    @Produces(SheetDownload.MEDIA_TYPE)
    @Operation(summary = "The same as an Excel workbook, with all entries that the filters leave")
    @APIResponse(
            responseCode = "200",
            description = "The workbook: members on the first sheet, entries on the second",
            content =
                    @Content(
                            mediaType = SheetDownload.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", examples = "UEsDBBQA…")))
    public Uni<Response> excel(OrganisationId organisation, @BeanParam Question question) {
        Caller caller = callers.current();
        return ledgers.of(caller, asked(organisation, question))
                .invoke(ledger -> {
                    if (ledger.matching() > MOST_ROWS) {
                        throw Problems.refused(422, "too-much", "明细超过 " + MOST_ROWS + " 行，请按人员或积分项筛选后再导出。");
                    }
                })
                .chain(ledger -> named(caller, ledger))
                .chain(ledger -> worker.run(() -> WorkbookWriter.write(
                                List.of(LedgerTables.members(ledger), LedgerTables.entries(ledger))))
                        .map(file -> SheetDownload.of(file, LedgerTables.title(ledger) + ".xlsx")));
    }

    private Asked asked(OrganisationId organisation, Question question) {
        LocalDate today = CycleDays.dayOf(clock.instant());
        LocalDate on = question.on == null ? today : day(question.on);
        if (on.isAfter(today)) {
            throw Problems.malformed("on", "不能晚于今天");
        }
        if (question.known != null && !Set.of("then", "now").contains(question.known)) {
            throw Problems.malformed("known", "请选择 then（按当时所知）或 now（按今天所知）");
        }
        String micro = Optional.ofNullable(question.micro).orElse("");
        if (!micro.isEmpty()
                && Arrays.stream(Micro.values()).noneMatch(each -> each.code().equals(micro))) {
            throw Problems.malformed("micro", "没有这一类");
        }
        return new Asked(
                organisation,
                on,
                Optional.ofNullable(question.cycle),
                !"now".equals(question.known),
                new Filter(
                        question.member == null ? "" : question.member.toString(),
                        micro,
                        Optional.ofNullable(question.rule).orElse("")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw Problems.malformed("on", "请写成 2026-06-30 的形式");
        }
    }

    private static BranchLedger page(BranchLedger all, int skipped, int limit) {
        List<Entry> entries = all.entries().stream().skip(skipped).limit(limit).toList();
        int shown = skipped + entries.size();
        return new BranchLedger(
                all.organisation(),
                all.name(),
                all.cycle(),
                all.on(),
                all.known(),
                all.ruleBooks(),
                all.closedAt(),
                all.members(),
                all.rules(),
                entries,
                all.matching(),
                shown < all.matching() && !entries.isEmpty() ? OpaqueCursor.of(shown) : null);
    }

    private Uni<BranchLedger> named(Caller caller, BranchLedger ledger) {
        Set<UUID> ids = new HashSet<>(List.of(ledger.organisation()));
        ledger.members().forEach(line -> ids.add(line.member()));
        return names.of(caller.division(), ids).map(ledger::named);
    }
}
