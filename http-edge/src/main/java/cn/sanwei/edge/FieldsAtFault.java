package cn.sanwei.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every field for which a body cannot be read. Jackson stops at the first; whoever called would mend that one and be
 * refused again for the next. So the field is taken out and the rest read again.
 */
final class FieldsAtFault {
    /** A table whose columns are mixed up is at fault in every row. */
    static final int MOST = 20;

    private static final Problems.FieldError NO_JSON = new Problems.FieldError("body", "不是有效的 JSON");

    private final ObjectMapper mapper;
    private final ObjectReader rest;
    private final List<Problems.FieldError> found = new ArrayList<>();

    private FieldsAtFault(ObjectMapper mapper, Type type) {
        this.mapper = mapper;
        // What was taken out is missed nowhere.
        this.rest = mapper.readerFor(mapper.constructType(type))
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /**
     * @param first what Jackson said of the body
     * @return at least one and at most {@link #MOST}, each by its path
     */
    static List<Problems.FieldError> of(ObjectMapper mapper, Type type, byte[] body, JsonProcessingException first) {
        if (!isAtField(first)) {
            return List.of(NO_JSON);
        }
        FieldsAtFault faults = new FieldsAtFault(mapper, type);
        try {
            faults.read(body, (JsonMappingException) first);
        } catch (IOException e) {
            faults.found.add(NO_JSON);
        }
        return faults.found;
    }

    /** @throws IOException if what comes after the first fault is no JSON */
    private void read(byte[] body, JsonMappingException first) throws IOException {
        found.add(error(first));
        JsonNode tree = mapper.readTree(body);
        JsonMappingException last = first;
        while (found.size() < MOST && takeOut(tree, last.getPath())) {
            try {
                rest.readValue(mapper.writeValueAsBytes(tree));
                return;
            } catch (JsonMappingException next) {
                String path = path(next);
                if (!isAtField(next) || isFound(path)) {
                    return;
                }
                if (!followsFromOneFound(path)) {
                    found.add(error(next));
                }
                last = next;
            }
        }
    }

    private boolean isFound(String path) {
        return found.stream().anyMatch(one -> one.field().equals(path));
    }

    /** An object that cannot be made, since a field of it was taken out. */
    private boolean followsFromOneFound(String path) {
        return found.stream()
                .anyMatch(
                        one -> one.field().startsWith(path + ".") || one.field().startsWith(path + "["));
    }

    /** @return whether there was something to take out */
    private static boolean takeOut(JsonNode tree, List<Reference> path) {
        JsonNode at = tree;
        for (Reference step : path.subList(0, path.size() - 1)) {
            at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
        }
        Reference last = path.getLast();
        return switch (at) {
            case ObjectNode object -> object.remove(last.getFieldName()) != null;
            case ArrayNode array
            when array.has(last.getIndex()) -> !array.setNull(last.getIndex()).isNull();
            default -> false;
        };
    }

    private static boolean isAtField(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty();
    }

    private static Problems.FieldError error(JsonMappingException e) {
        return new Problems.FieldError(path(e), e instanceof UnrecognizedPropertyException ? "没有这一项" : reason(e));
    }

    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException told ? told.getMessage() : "内容的类型或格式不对";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
