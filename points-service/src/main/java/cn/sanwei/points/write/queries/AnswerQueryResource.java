package cn.sanwei.points.write.queries;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.AppealDecided;
import cn.sanwei.contracts.PointsEvent.AppealFiled;
import cn.sanwei.contracts.PointsEvent.OfQuery;
import cn.sanwei.contracts.PointsEvent.QueryAnswered;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.EntryQuery;
import cn.sanwei.points.domain.EntryQuery.Command;
import cn.sanwei.points.domain.EntryQuery.Correction;
import cn.sanwei.points.domain.EntryQuery.Outcome;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.write.queries.QueryRows.Asked;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From the branch's answer to the office's decision, each given by somebody else, never by the member himself. */
@Path("/api/points/queries/{query}")
@Tag(name = "Queries")
public class AnswerQueryResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    AnswerQueryResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    /** One step on one query, inside its transaction. */
    private record Step(Transaction transaction, Caller caller, CommandContext context, Asked asked) {
        LocalDate today() {
            return CycleDays.dayOf(context.at());
        }

        boolean isByTheMember() {
            return caller.is(asked.member());
        }

        Uni<Void> requireMayActForTheMember() {
            return Members.requireMayActFor(transaction, caller, asked.member());
        }

        /** Without an organisation it is the office's. */
        Uni<Void> requireLeader() {
            return Optional.<OrganisationId>ofNullable(asked.organisation())
                    .map(organisation -> Leadership.require(transaction, caller, organisation))
                    .orElseGet(() -> caller.has(Roles.TOWNSHIP_OFFICE)
                            ? Uni.createFrom().voidItem()
                            : Uni.createFrom().failure(Problems.forbidden("office-only", "此查询由组织办答复。")));
        }

        Uni<Correction> correction(AnswerQueryRequest request) {
            return outcome(request) == Outcome.EXPLAINED
                    ? Uni.createFrom().item(new Correction(false, Optional.ofNullable(request.record())))
                    : QueryRows.correction(transaction, asked, Optional.ofNullable(request.record()));
        }

        Uni<LocalDate> day(int workingDays) {
            return Calendar.find(transaction).map(days -> days.after(today(), workingDays));
        }
    }

    private interface Taking {
        Uni<EntryQuery.Command> command(Step step);
    }

    private interface Keeping {
        Uni<Void> keep(Transaction transaction, Appended<EntryQuery.State, OfQuery> appended, CommandContext context);
    }

    @POST
    @Path("withdraw")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "Take a query back before it is answered; the member, or whoever leads him on his behalf")
    public Uni<Response> withdraw(QueryId query) {
        return take(
                query,
                step -> step.requireMayActForTheMember()
                        .replaceWith(() ->
                                new Command.WithdrawQuery(query, step.context().at())),
                (transaction, appended, context) -> QueryRows.withdrawn(transaction, query));
    }

    @POST
    @Path("answer")
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Answer with an explanation, or say that it is corrected; who leads the member's branch or above, never the member")
    public Uni<Response> answer(QueryId query, @NotNull @Valid AnswerQueryRequest request) {
        Caller caller = callers.current();
        return take(
                query,
                step -> step.requireLeader()
                        .chain(() -> step.correction(request))
                        .chain(correction -> step.day(EntryQuery.DAYS_TO_APPEAL)
                                .map(until -> new Command.AnswerQuery(
                                        query,
                                        outcome(request),
                                        correction,
                                        step.isByTheMember(),
                                        until,
                                        step.context().at()))),
                (transaction, appended, context) -> {
                    QueryAnswered answered = (QueryAnswered) appended.events().getFirst();
                    return QueryRows.answered(
                            transaction,
                            query,
                            request,
                            Optional.ofNullable(answered.record()),
                            answered.appealUntil(),
                            caller,
                            context);
                });
    }

    @POST
    @Path("appeal")
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(
            summary =
                    "Appeal to the township office against the answer, once and within 5 working days; the office decides within 10. The member, or whoever leads him on his behalf")
    public Uni<Response> appeal(QueryId query, @NotNull @Valid AppealRequest request) {
        return take(
                query,
                step -> step.requireMayActForTheMember()
                        .chain(() -> step.day(EntryQuery.DAYS_TO_DECIDE))
                        .map(due -> new Command.FileAppeal(
                                query, step.today(), due, step.context().at())),
                (transaction, appended, context) -> QueryRows.appealed(
                        transaction,
                        query,
                        request.text(),
                        ((AppealFiled) appended.events().getFirst()).due(),
                        context));
    }

    @POST
    @Path("decide")
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(summary = "Decide an appeal; township office, another person than who answered, never the member")
    public Uni<Response> decide(QueryId query, @NotNull @Valid AnswerQueryRequest request) {
        Caller caller = callers.current();
        return take(
                query,
                step -> step.correction(request)
                        .map(correction -> new Command.DecideAppeal(
                                query,
                                outcome(request),
                                correction,
                                step.isByTheMember(),
                                step.asked().isAnsweredBy(step.caller()),
                                step.context().at())),
                (transaction, appended, context) -> QueryRows.decided(
                        transaction,
                        query,
                        request,
                        Optional.ofNullable(((AppealDecided) appended.events().getFirst()).record()),
                        caller,
                        context));
    }

    private Uni<Response> take(QueryId query, Taking taking, Keeping keeping) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.<EntryQuery.State, EntryQuery.Command, OfQuery>handle(
                        context,
                        new EntryQuery(),
                        EntryQuery.stream(query),
                        transaction -> QueryRows.find(transaction, query)
                                .chain(asked -> taking.command(new Step(transaction, caller, context, asked))),
                        (transaction, appended) -> keeping.keep(transaction, appended, context)
                                .<CommandAnswer>replaceWith(() -> appended.done(query)))
                .map(Answers::of);
    }

    /** The request's own check lets nothing else through. */
    private static Outcome outcome(AnswerQueryRequest request) {
        return Outcome.of(request.outcome()).orElseThrow();
    }
}
