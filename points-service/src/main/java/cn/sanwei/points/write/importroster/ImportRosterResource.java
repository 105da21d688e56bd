package cn.sanwei.points.write.importroster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.NewEvent;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.RosterImport;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import cn.sanwei.points.domain.RosterImport.Row;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.write.MemberRows;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Members")
public class ImportRosterResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    ImportRosterResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Put up to 1,000 persons on the roster, all or none, errors by row; township office")
    public Uni<Response> importRoster(@NotNull @Valid ImportRosterRequest request) {
        CommandContext context = edge.command();
        List<MemberId> ids = request.rows().stream()
                .map(row -> new MemberId(UUID.randomUUID()))
                .toList();
        UUID id = UUID.randomUUID();
        return handler.forBulk()
                .once(
                        context,
                        transaction -> Organisations.all(transaction)
                                .chain(organisations -> Members.known(
                                                transaction,
                                                Members.wellFormed(
                                                        request.rows().stream().map(Row::member)))
                                        .map(known -> read(request.rows(), ids, organisations, known)))
                                .chain(newcomers -> register(transaction, context, id, newcomers)))
                .map(Answers::of);
    }

    private static List<Newcomer> read(
            List<Row> rows, List<MemberId> ids, Set<OrganisationId> organisations, Set<MemberId> known) {
        RosterImport.Read read = RosterImport.read(rows, ids, organisations, known);
        if (!read.errors().isEmpty()) {
            throw new RefusedException(new RowsWrong(read.errors()));
        }
        return read.newcomers();
    }

    /** Each is the first event of a member's own stream; one that another transaction began first fails them all. */
    private static Uni<CommandAnswer> register(
            Transaction transaction, CommandContext context, UUID id, List<Newcomer> newcomers) {
        List<NewEvent> events = newcomers.stream()
                .map(newcomer -> NewEvent.of(
                        Member.stream(newcomer.member()),
                        1,
                        new MemberRegistered(
                                newcomer.member(),
                                newcomer.place().organisation(),
                                newcomer.place().status(),
                                newcomer.place().categories(),
                                newcomer.place().posts(),
                                newcomer.from(),
                                context.at())))
                .toList();
        return transaction
                .append(context, events)
                .call(() -> MemberRows.register(transaction, newcomers))
                .map(stored -> answer(id, stored, newcomers));
    }

    private static CommandAnswer answer(UUID id, List<StoredEvent> stored, List<Newcomer> newcomers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id.toString());
        body.put("version", 1);
        ArrayNode events = body.putArray("events");
        stored.forEach(event -> events.add(event.id().toString()));
        ArrayNode members = body.putArray("members");
        newcomers.forEach(newcomer -> members.add(newcomer.member().toString()));
        return new CommandAnswer(201, body);
    }
}
