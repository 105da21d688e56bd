package cn.sanwei.points.write.importsheet;

import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.EncodedEvent;
import cn.sanwei.eventstore.NewEvent;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.Organisation;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.wiring.Tables.Insert;
import cn.sanwei.points.write.importsheet.SheetPlans.Planned;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A plan in the form in which it is stored. Made before the transaction begins: to write two thousand events and their rows
 * as JSON took most of a second of it on a busy machine that had just started. Fit to be carried out more than once.
 *
 * @param begun first events of organisations and members, organisations before those who are in them
 * @param goneOn of members who are on the roster; which versions these are only the transaction can say
 * @param rows of the tables beside the events
 */
record PreparedImport(Planned planned, UUID id, List<NewEvent> begun, List<Continued> goneOn, List<Insert> rows) {

    record Continued(String stream, EncodedEvent event) {}

    /** Of a plan with errors nothing is prepared, since nothing of it is carried out. */
    static PreparedImport of(Planned planned) {
        UUID id = UUID.randomUUID();
        RosterPlan plan = planned.plan();
        if (!plan.errors().isEmpty()) {
            return new PreparedImport(planned, id, List.of(), List.of(), List.of());
        }
        List<NewEvent> begun = new ArrayList<>();
        plan.established()
                .forEach(each ->
                        begun.add(NewEvent.of(Organisation.stream(each.event().organisation()), 1, each.event())));
        plan.registered()
                .forEach(each ->
                        begun.add(NewEvent.of(Member.stream(each.newcomer().member()), 1, each.event())));
        List<Continued> goneOn = plan.changed().stream()
                .filter(each -> each.event() != null)
                .map(each -> new Continued(Member.stream(each.before().member()), EncodedEvent.of(each.event())))
                .toList();
        return new PreparedImport(planned, id, begun, goneOn, SheetRows.of(planned));
    }

    List<String> streamsThatGoOn() {
        return goneOn.stream().map(Continued::stream).toList();
    }

    /** As the single commands give them. */
    List<NewEvent> events(Map<String, Integer> versions) {
        List<NewEvent> events = new ArrayList<>(begun);
        goneOn.forEach(each -> events.add(NewEvent.of(each.stream(), versions.get(each.stream()) + 1, each.event())));
        return events;
    }

    CommandAnswer answer(List<NewEvent> stored) {
        RosterPlan plan = planned.plan();
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
