package cn.sanwei.points.write.queries;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.OfQuery;
import cn.sanwei.contracts.PointsEvent.QueryFiled;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.EntryQuery;
import cn.sanwei.points.domain.EntryQuery.Command.FileQuery;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.queries.QueryPlace;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/queries")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Queries")
public class FileQueryResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    FileQueryResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Ask about one entry of one's ledger; the branch answers within 5 working days, or what is above it where the member leads it")
    public Uni<Response> file(@NotNull @Valid FileQueryRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        MemberId member = request.onBehalfOf() == null ? OwnMember.of(caller) : request.onBehalfOf();
        QueryId query = new QueryId(UUID.randomUUID());
        return handler.<EntryQuery.State, EntryQuery.Command, OfQuery>handle(
                        context,
                        new EntryQuery(),
                        EntryQuery.stream(query),
                        transaction -> Members.requireMayActFor(transaction, caller, member)
                                .chain(() -> command(transaction, query, member, request, context)),
                        (transaction, appended) -> {
                            QueryFiled filed = (QueryFiled) appended.events().getFirst();
                            return QueryRows.filed(
                                            transaction,
                                            query,
                                            member,
                                            Optional.ofNullable(filed.organisation()),
                                            filed.due(),
                                            request,
                                            context)
                                    .<CommandAnswer>replaceWith(() -> appended.created(query)
                                            .with("due", filed.due().toString()));
                        })
                .map(Answers::of);
    }

    private static Uni<EntryQuery.Command> command(
            Transaction transaction, QueryId query, MemberId member, FileQueryRequest request, CommandContext context) {
        LocalDate today = CycleDays.dayOf(context.at());
        return QueryPlace.find(transaction, member, today)
                .chain(organisation -> QueryRows.isAsked(transaction, member, request)
                        .chain(asked -> Calendar.find(transaction)
                                .map(days -> new FileQuery(
                                        query,
                                        member,
                                        organisation,
                                        request.cycle(),
                                        request.entry(),
                                        request.rule(),
                                        asked,
                                        days.after(today, EntryQuery.DAYS_TO_ANSWER),
                                        context.at()))));
    }
}
