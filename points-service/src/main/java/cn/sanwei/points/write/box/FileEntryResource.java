package cn.sanwei.points.write.box;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BoxEntry;
import cn.sanwei.points.domain.BoxEntry.Command;
import cn.sanwei.points.domain.BoxStage;
import cn.sanwei.points.domain.BoxStep;
import cn.sanwei.points.domain.BoxTerms;
import cn.sanwei.points.domain.WorkingDays;
import cn.sanwei.points.read.box.Terms;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.write.box.BoxRows.NewEntry;
import cn.sanwei.points.write.box.BoxRows.Receipt;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/box")
@RolesAllowed({Roles.MEMBER, Roles.RESIDENT, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Box")
public class FileEntryResource {
    private static final int FIRST = 1;

    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    FileEntryResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /** @param account null for a letter: the office typed it in, it is not the office's */
    private record Author(String account, Optional<MemberId> member) {}

    private record Promise(LocalDate today, LocalDate acknowledgeBy, LocalDate due) {}

    @POST
    @Operation(
            summary =
                    "Write a complaint, suggestion or question to the township, or type in a letter; acknowledged and answered within the working days that the township promises")
    @APIResponse(responseCode = "201", description = "已收到；receipt 是编号，acknowledgeBy 和 due 是受理、答复的期限")
    @APIResponse(responseCode = "429", description = "too-many-entries：办理中的或当天写的已到上限")
    public Uni<Response> file(@NotNull @Valid FileEntryRequest request) {
        Caller caller = callers.current();
        Author author = author(caller, request);
        CommandContext context = edge.command();
        UUID entry = UUID.randomUUID();
        return handler.once(
                        context,
                        transaction -> requireKnown(transaction, request)
                                .chain(() -> BoxRows.alone(transaction))
                                .chain(() -> Calendar.find(transaction))
                                .chain(days -> Terms.find(transaction)
                                        .map(terms -> promise(days, terms, CycleDays.dayOf(context.at()))))
                                .chain(promise -> file(transaction, entry, caller, author, request, promise, context)))
                .map(Answers::of);
    }

    private static Author author(Caller caller, FileEntryRequest request) {
        if (Boolean.TRUE.equals(request.onPaper())) {
            if (!caller.has(Roles.TOWNSHIP_OFFICE)) {
                throw Problems.forbidden("office-only", "只有组织办可以登记书面来信。");
            }
            return new Author(null, Optional.ofNullable(request.onBehalfOf()));
        }
        if (request.onBehalfOf() != null) {
            throw Problems.malformed("onBehalfOf", "只有登记书面来信时才写明是谁");
        }
        if (!caller.has(Roles.MEMBER) && !caller.has(Roles.RESIDENT)) {
            throw Problems.forbidden("for-members-and-residents", "意见箱供党员和群众使用；组织办可登记书面来信。");
        }
        return new Author(caller.subject(), caller.member());
    }

    private static Uni<Void> requireKnown(Transaction transaction, FileEntryRequest request) {
        Uni<Void> organisation = request.about() == null
                ? Uni.createFrom().voidItem()
                : BoxRows.requireOrganisation(transaction, request.about());
        return organisation.chain(() -> request.onBehalfOf() == null
                ? Uni.createFrom().voidItem()
                : Members.known(transaction, Set.of(request.onBehalfOf()))
                        .invoke(known -> {
                            if (known.isEmpty()) {
                                throw Problems.notFound();
                            }
                        })
                        .replaceWithVoid());
    }

    private static Promise promise(WorkingDays days, BoxTerms terms, LocalDate today) {
        return new Promise(today, days.after(today, terms.acknowledge()), days.after(today, terms.answer()));
    }

    private static Uni<CommandAnswer> file(
            Transaction transaction,
            UUID entry,
            Caller caller,
            Author author,
            FileEntryRequest request,
            Promise promise,
            CommandContext context) {
        LocalDate today = promise.today();
        BoxEntry rules = new BoxEntry();
        return BoxRows.nextReceipt(transaction, today.getYear())
                .chain(receipt -> BoxRows.entriesOf(transaction, author.account(), author.member(), today)
                        .map(entries -> (BoxStep.Filed) BoxCommands.decide(
                                        rules.initial(),
                                        new Command.File(
                                                Optional.ofNullable(request.about()),
                                                Boolean.TRUE.equals(request.concernsLeader()),
                                                Boolean.TRUE.equals(request.shielded()),
                                                entries,
                                                promise.acknowledgeBy(),
                                                promise.due()))
                                .getFirst())
                        .chain(filed -> BoxRows.insert(
                                        transaction, row(entry, receipt, author, request, filed, context))
                                .chain(() -> BoxRows.step(
                                        transaction,
                                        entry,
                                        FIRST,
                                        filed,
                                        author.account() == null ? "office" : "author",
                                        caller,
                                        null,
                                        context))
                                .map(kept -> BoxCommands.answer(201, entry, FIRST, BoxStage.FILED)
                                        .with("receipt", receipt.text())
                                        .with(
                                                "acknowledgeBy",
                                                filed.acknowledgeBy().toString())
                                        .with("due", filed.due().toString()))));
    }

    private static NewEntry row(
            UUID entry,
            Receipt receipt,
            Author author,
            FileEntryRequest request,
            BoxStep.Filed filed,
            CommandContext context) {
        return new NewEntry(
                entry,
                FIRST,
                receipt.year(),
                receipt.number(),
                request.kind(),
                request.area(),
                request.text().strip(),
                filed.about(),
                filed.concernsLeader(),
                filed.shielded(),
                request.contact() == null || request.contact().isBlank()
                        ? null
                        : request.contact().strip(),
                author.account(),
                author.member().orElse(null),
                author.account() == null,
                BoxStage.FILED.code(),
                filed.acknowledgeBy(),
                filed.due(),
                false,
                context.at());
    }
}
