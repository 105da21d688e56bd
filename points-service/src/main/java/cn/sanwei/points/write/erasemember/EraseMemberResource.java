package cn.sanwei.points.write.erasemember;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.RosterRefusal.StillOnRoster;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.BoxTexts;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that says who a former member was. His events stay: they hold an id that then leads nowhere. */
@Path("/api/points/members/{member}/erasure")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Members")
public class EraseMemberResource {
    private static final List<String> ERASE = List.of(
            """
            update score_sheet set name = ''
            where member = cast(cast(:member as text) as uuid)
               or name = (select p.name from person p where p.member = cast(cast(:member as text) as uuid))
            """,
            "delete from person where member = cast(cast(:member as text) as uuid)",
            "delete from board_name where id = cast(cast(:member as text) as uuid)",
            "delete from grade_reason where member = cast(cast(:member as text) as uuid)",
            "delete from open_reading where member = cast(cast(:member as text) as uuid)",
            """
            update exemption set reason = '', answer = case when answer is null then null else '' end
            where member = cast(cast(:member as text) as uuid)
            """,
            """
            update record_version set document_title = null, document_number = null, document_body = null, note = null,
                why = null, answer = null
            where record in (select record from member_record where member = cast(cast(:member as text) as uuid))
            """,
            """
            update entry_query set text = '', answer = case when answer is null then null else '' end,
                appeal = case when appeal is null then null else '' end,
                decision = case when decision is null then null else '' end
            where member = cast(cast(:member as text) as uuid)
            """,
            """
            update objection set text = '', answer = case when answer is null then null else '' end,
                withdrawal_paper = case when withdrawal_paper is null then null else '' end
            where member = cast(cast(:member as text) as uuid) or objector = cast(cast(:member as text) as uuid)
            """);

    private final CommandEdge edge;
    private final CommandHandler handler;

    EraseMemberResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Erase a former member's name, telephone number, name on boards and every text about him; township office")
    public Uni<Response> erase(MemberId member) {
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction -> requireFormer(transaction, member, context)
                                .chain(() -> erase(transaction, member))
                                .chain(() -> BoxTexts.eraseOf(transaction, member, CycleDays.dayOf(context.at())))
                                .chain(() -> answer(transaction, member)))
                .map(Answers::of);
    }

    private static Uni<Void> requireFormer(Transaction transaction, MemberId member, CommandContext context) {
        return Members.known(transaction, Set.of(member))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> Members.hasLeft(transaction, member, CycleDays.dayOf(context.at())))
                .invoke(hasLeft -> {
                    if (!hasLeft) {
                        throw new RefusedException(new StillOnRoster(member));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> erase(Transaction transaction, MemberId member) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (String statement : ERASE) {
            erased = erased.chain(() -> Tables.change(transaction, statement, Map.of("member", member)))
                    .replaceWithVoid();
        }
        return erased;
    }

    private static Uni<CommandAnswer> answer(Transaction transaction, MemberId member) {
        String stream = Member.stream(member);
        return transaction.versions(List.of(stream)).map(versions -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("id", member.toString());
            body.put("version", versions.get(stream));
            body.putArray("events");
            return new CommandAnswer(200, body);
        });
    }
}
