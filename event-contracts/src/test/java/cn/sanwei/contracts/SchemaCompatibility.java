package cn.sanwei.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether readers of the published schema read what the current one allows, and readers of the current one what was
 * written before. Both at once leaves one change: a field added that need not be there. Anything else is a new type
 * beside the old one. Titles and descriptions may change.
 */
final class SchemaCompatibility {
    private static final Set<String> WORDS_ONLY = Set.of("title", "description", "$comment", "examples");
    private static final Set<String> BY_FIELD = Set.of("properties", "required", "enum");
    private static final Set<String> SUBSCHEMAS = Set.of("items", "additionalProperties");

    private final String type;
    private final List<String> broken = new ArrayList<>();

    private SchemaCompatibility(String type) {
        this.type = type;
    }

    /** What breaks, each naming the type and the field; empty when nothing does. */
    static List<String> broken(String type, JsonNode published, JsonNode current) {
        SchemaCompatibility comparison = new SchemaCompatibility(type);
        comparison.compare("", published, current);
        return comparison.broken;
    }

    private void compare(String path, JsonNode published, JsonNode current) {
        for (String word : union(published, current)) {
            if (WORDS_ONLY.contains(word) || BY_FIELD.contains(word)) {
                continue;
            }
            JsonNode before = published.get(word);
            JsonNode after = current.get(word);
            if (SUBSCHEMAS.contains(word) && before != null && before.isObject() && after != null && after.isObject()) {
                compare(word.equals("items") ? path + "[]" : join(path, "*"), before, after);
            } else if (!Objects.equals(before, after)) {
                fault(path, word + " was " + shown(before) + " and is now " + shown(after));
            }
        }
        codes(path, published.get("enum"), current.get("enum"));
        fields(path, published, current);
    }

    private void fields(String path, JsonNode published, JsonNode current) {
        Set<String> requiredBefore = texts(published.get("required"));
        Set<String> requiredNow = texts(current.get("required"));
        JsonNode before = published.path("properties");
        JsonNode now = current.path("properties");
        for (String field : union(before, now)) {
            String place = join(path, field);
            if (!now.has(field)) {
                fault(place, "was removed");
            } else if (before.has(field)) {
                compare(place, before.get(field), now.get(field));
            }
            if (now.has(field) && requiredNow.contains(field) && !requiredBefore.contains(field)) {
                fault(place, "is newly required: events of yesterday may lack it");
            }
            if (now.has(field) && !requiredNow.contains(field) && requiredBefore.contains(field)) {
                fault(place, "is required no longer: readers of yesterday need it");
            }
        }
    }

    private void codes(String path, JsonNode published, JsonNode current) {
        if ((published == null) != (current == null)) {
            fault(path, "enum was " + shown(published) + " and is now " + shown(current));
            return;
        }
        Set<String> before = texts(published);
        Set<String> now = texts(current);
        before.stream().filter(code -> !now.contains(code)).forEach(code -> fault(path, "lost the code " + code));
        now.stream()
                .filter(code -> !before.contains(code))
                .forEach(code -> fault(path, "has the new code " + code + ": readers of yesterday refuse it"));
    }

    private void fault(String path, String what) {
        broken.add(type + ": " + (path.isEmpty() ? "the event" : path) + " " + what);
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String shown(JsonNode value) {
        return value == null ? "not said" : value.toString();
    }

    private static Set<String> texts(JsonNode list) {
        return list == null
                ? Set.of()
                : list.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static JsonNode parse(String schema) {
        try {
            return new ObjectMapper().readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
