package cn.sanwei.points.write.feedbackquarter;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import cn.sanwei.points.domain.QuarterSheet;
import cn.sanwei.points.domain.QuarterSheet.FeedBack;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.scoring.rulebook.calendar.Months;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures are rating-service's; that they are handed back, and seen, is decided here. */
@Path("/api/points/branches/{organisation}/quarter-sheets/{cycle}/{quarter:[1-4]}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Quarter sheets")
public class FeedBackQuarterResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    FeedBackQuarterResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Path("feed-back")
    @Operation(
            summary =
                    "Hand the sheet of a closed quarter back to a branch, once for each closing: its members find a notice with their own figures; the township office, or who leads the branch")
    public Uni<Response> feedBack(OrganisationId organisation, Cycle cycle, int quarter) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        TownshipId township = TownshipId.of(context.township());
        return handler.handle(
                        context,
                        new QuarterSheet(),
                        QuarterSheet.stream(township, cycle, quarter, organisation),
                        transaction -> require(transaction, caller, organisation)
                                .chain(() -> days(transaction, cycle, quarter))
                                .chain(days ->
                                        command(transaction, township, organisation, cycle, quarter, days, context)),
                        (transaction, appended) -> days(transaction, cycle, quarter)
                                .chain(days -> QuarterSheetRows.fedBack(
                                        transaction,
                                        organisation,
                                        cycle,
                                        quarter,
                                        appended.state().closing(),
                                        days,
                                        appended.stored().getFirst(),
                                        context))
                                .<CommandAnswer>replaceWith(() -> appended.created(organisation)))
                .map(Answers::of);
    }

    @POST
    @Path("acknowledge")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Say that one has seen his figures; a member for himself, or his branch for who signed on paper. Nothing is counted against who does not")
    public Uni<Response> acknowledge(
            OrganisationId organisation, Cycle cycle, int quarter, @NotNull @Valid AcknowledgeRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        String stream = QuarterSheet.stream(TownshipId.of(context.township()), cycle, quarter, organisation);
        MemberId member = request.onBehalfOf() == null ? OwnMember.of(caller) : request.onBehalfOf();
        return handler.once(
                        context,
                        transaction -> Members.requireMayActFor(transaction, caller, member)
                                .chain(() ->
                                        QuarterSheetRows.concerning(transaction, organisation, cycle, quarter, member))
                                .chain(sheet ->
                                        QuarterSheetRows.seen(transaction, sheet, member, !caller.is(member), context))
                                .chain(() -> transaction.versions(List.of(stream)))
                                .map(versions -> answer(organisation, versions.get(stream))))
                .map(Answers::of);
    }

    private static Uni<Void> require(Transaction transaction, Caller caller, OrganisationId organisation) {
        return Organisations.isKnown(transaction, organisation)
                .invoke(known -> {
                    if (!known) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> Leadership.require(transaction, caller, organisation));
    }

    private static Uni<Months> days(Transaction transaction, Cycle cycle, int quarter) {
        return PublishedRuleBooks.find(transaction)
                .map(books -> books.map(
                                found -> Months.quarters(found.days(cycle)).get(quarter - 1))
                        .orElseThrow(() -> new RefusedException(new NoRuleBook())));
    }

    private static Uni<FeedBack> command(
            Transaction transaction,
            TownshipId township,
            OrganisationId organisation,
            Cycle cycle,
            int quarter,
            Months days,
            CommandContext context) {
        return Cycles.quarterClosing(transaction, township, cycle, quarter)
                .chain(closing -> QuarterSheetRows.toTell(transaction, organisation, days.last())
                        .map(toTell -> new FeedBack(organisation, cycle, quarter, closing, toTell, context.at())));
    }

    private static CommandAnswer answer(OrganisationId organisation, int version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", organisation.toString());
        body.put("version", version);
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
