package cn.sanwei.eventstore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a decision has led to, inside the transaction that appended it.
 *
 * @param before the state that was decided on
 * @param state the state with the new events
 * @param version of the stream now
 * @param events the new ones, none if the decision was that there is nothing to do
 */
public record Appended<S, E>(String stream, S before, S state, int version, List<E> events, List<StoredEvent> stored) {

    /** The answer in its common form: id of the aggregate, version, ids of the events. */
    public CommandAnswer answer(int status, Object id) {
        ObjectNode body = Json.object();
        body.put("id", id.toString());
        body.put("version", version);
        ArrayNode ids = body.putArray("events");
        stored.forEach(event -> ids.add(event.id().toString()));
        return new CommandAnswer(status, body);
    }

    /** 201: there was nothing with this id before. */
    public CommandAnswer created(Object id) {
        return answer(201, id);
    }

    /** 200. */
    public CommandAnswer done(Object id) {
        return answer(200, id);
    }
}
