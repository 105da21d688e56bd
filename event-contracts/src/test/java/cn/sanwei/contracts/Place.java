package cn.sanwei.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A value inside an event's JSON that has a name, at any depth.
 *
 * @param path as the codec names it in a reason
 * @param entry whether it is an entry of a map and no component of a record
 */
record Place(String path, JsonPointer holder, String name, boolean required, boolean entry) {

    static List<Place> of(SanweiEvent event) {
        List<Place> places = new ArrayList<>();
        JsonNode schema = SchemaCompatibility.parse(EventSchemas.of(EventCodec.typeOf(event)));
        collect(schema, EventCodec.encodeToTree(event), "", JsonPointer.empty(), places);
        return places;
    }

    /** The event's JSON with this place changed. */
    String changed(SanweiEvent event, BiConsumer<ObjectNode, String> change) {
        JsonNode tree = EventCodec.encodeToTree(event).deepCopy();
        change.accept((ObjectNode) tree.at(holder), name);
        return tree.toString();
    }

    JsonNode value(SanweiEvent event) {
        return EventCodec.encodeToTree(event).at(holder).get(name);
    }

    private static void collect(JsonNode schema, JsonNode node, String path, JsonPointer here, List<Place> places) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(schema.get("items"), node.get(i), path + "[" + i + "]", here.appendIndex(i), places);
        }
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode component = schema.path("properties").get(name);
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(text -> text.asText().equals(name));
            String below = path.isEmpty() ? name : path + "." + name;
            places.add(new Place(below, here, name, required, component == null));
            JsonNode next = component == null ? schema.get("additionalProperties") : component;
            collect(next, entry.getValue(), below, here.appendProperty(name), places);
        });
    }
}
