package cn.sanwei.points.write.importsheet;

import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.NewEvent;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ImportRefusal.RosterChanged;
import cn.sanwei.points.domain.ImportRefusal.SheetWrong;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.Organisation;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.domain.sheet.RosterPlan.ChangedMember;
import cn.sanwei.points.read.roster.RosterStates;
import cn.sanwei.points.write.importsheet.SheetPlans.Planned;
import cn.sanwei.workbooks.SheetDownload;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/roster/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Roster")
public class ImportSheetResource {
    private final CommandEdge edge;
    private final CommandHandler handler;
    private final SheetPlans plans;

    ImportSheetResource(CommandEdge edge, CommandHandler handler, SheetPlans plans) {
        this.edge = edge;
        this.handler = handler;
        this.plans = plans;
    }

    /** Judged inside the transaction, after the receipt: a retry finds a roster that its first attempt has changed. */
    @POST
    @Operation(
            summary =
                    "Do what the check of this workbook has shown, all or nothing; 409 where the roster is no longer what was shown")
    public Uni<Response> importSheet(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetDownload.MEDIA_TYPE,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            format = "binary",
                                                            examples = "PK…")))
                    byte[] workbook,
            @QueryParam("basis") String basis) {
        if (basis == null || basis.isBlank()) {
            throw Problems.malformed("basis", "请先检查这份名册，再按检查时给出的 basis 导入");
        }
        CommandContext context = edge.command();
        UUID id = UUID.randomUUID();
        return plans.plan(workbook, context.division(), context.at())
                .chain(planned -> once(context, planned, basis, id)
                        .onFailure(ImportSheetResource::isChanged)
                        .recoverWithUni(() -> once(context, planned, basis, id)))
                .map(Answers::of);
    }

    private Uni<CommandAnswer> once(CommandContext context, Planned planned, String basis, UUID id) {
        return handler.once(
                context,
                transaction -> RosterStates.fingerprintAlone(transaction)
                        .invoke(now -> requireAsShown(planned, now, basis))
                        .chain(() -> carryOut(transaction, context, planned, id)));
    }

    /** By this very import, where it was sent twice at once and the other came first: then its receipt is there now. */
    private static boolean isChanged(Throwable failure) {
        return failure instanceof RefusedException refused && refused.refusal() instanceof RosterChanged;
    }

    private static void requireAsShown(Planned planned, String fingerprint, String basis) {
        if (!planned.plan().errors().isEmpty()) {
            throw new RefusedException(new SheetWrong(planned.plan().errors()));
        }
        if (!planned.fingerprint().equals(fingerprint)
                || !planned.basis(fingerprint).equals(basis)) {
            throw new RefusedException(new RosterChanged());
        }
    }

    private static Uni<CommandAnswer> carryOut(
            Transaction transaction, CommandContext context, Planned planned, UUID id) {
        RosterPlan plan = planned.plan();
        List<String> streams = plan.changed().stream()
                .filter(each -> each.event() != null)
                .map(each -> Member.stream(each.before().member()))
                .toList();
        return (streams.isEmpty() ? Uni.createFrom().item(Map.<String, Integer>of()) : transaction.versions(streams))
                .map(versions -> events(plan, versions))
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(List.<StoredEvent>of())
                        : transaction.append(context, events))
                .call(() -> SheetRows.write(transaction, planned))
                .map(stored -> answer(id, plan, stored));
    }

    /** As the single commands give them; organisations before those who are in them. */
    private static List<NewEvent> events(RosterPlan plan, Map<String, Integer> versions) {
        List<NewEvent> events = new ArrayList<>();
        plan.established()
                .forEach(each ->
                        events.add(NewEvent.of(Organisation.stream(each.event().organisation()), 1, each.event())));
        plan.registered()
                .forEach(each ->
                        events.add(NewEvent.of(Member.stream(each.newcomer().member()), 1, each.event())));
        for (ChangedMember each : plan.changed()) {
            if (each.event() != null) {
                String stream = Member.stream(each.before().member());
                PointsEvent event = each.event();
                events.add(NewEvent.of(stream, versions.get(stream) + 1, event));
            }
        }
        return events;
    }

    private static CommandAnswer answer(UUID id, RosterPlan plan, List<StoredEvent> stored) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id.toString());
        body.put("version", 1);
        ArrayNode events = body.putArray("events");
        stored.forEach(event -> events.add(event.id().toString()));
        body.put("organisationsAdded", plan.established().size());
        body.put("organisationsRenamed", plan.renamed().size());
        body.put("membersAdded", plan.registered().size());
        body.put("membersChanged", plan.changed().size());
        body.put("membersUnchanged", plan.membersUnchanged());
        return new CommandAnswer(plan.changesNothing() ? 200 : 201, body);
    }
}
