package cn.sanwei.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The description that a running service gives of itself at {@code /q/openapi}. */
public final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private final Map<String, Object> paths;
    private final Map<String, Object> schemas;

    private OpenApiDocument(Answer document) {
        this.paths = document.path("paths");
        this.schemas = document.path("components.schemas");
    }

    public static OpenApiDocument read() {
        return new OpenApiDocument(Request.anonymous()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .statusCode(200));
    }

    /** Every operation has a summary, an example of what it answers, and its errors. */
    public void assertComplete() {
        assertThat(paths).isNotEmpty();
        paths.forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                complete(method + " " + path, method, map(operation));
            }
        }));
    }

    private void complete(String name, String method, Map<String, Object> operation) {
        assertThat(operation.get("summary")).as("%s has a summary", name).isNotNull();
        Map<String, Object> responses = map(operation.get("responses"));
        assertThat(responses.keySet()).as("%s says its errors", name).contains("400", "503");
        responses.forEach((status, response) -> {
            boolean hasExample = status.startsWith("2") ? answersByExample(map(response)) : true;
            assertThat(hasExample)
                    .as("%s shows what %s looks like", name, status)
                    .isTrue();
        });
        if (!method.equals("get") && !name.endsWith("/check") && !name.endsWith("/what-if")) {
            assertThat(responses.keySet()).as("%s says its errors", name).contains("401", "403", "409", "412", "422");
            List<Map<String, Object>> parameters = list(operation.get("parameters"));
            assertThat(parameters)
                    .as("%s asks for a key", name)
                    .anySatisfy(parameter -> assertThat(parameter).containsEntry("name", "Idempotency-Key"));
            if (operation.containsKey("requestBody")) {
                assertThat(answersByExample(map(operation.get("requestBody"))))
                        .as("%s shows a request", name)
                        .isTrue();
            }
        }
    }

    private boolean answersByExample(Map<String, Object> body) {
        if (!body.containsKey("content")) {
            return false;
        }
        return map(body.get("content")).values().stream()
                .map(OpenApiDocument::map)
                .allMatch(media -> media.containsKey("example")
                        || media.containsKey("examples")
                        || hasExample(map(media.get("schema")), 0));
    }

    private boolean hasExample(Map<String, Object> schema, int depth) {
        if (schema == null || depth > 5) {
            return false;
        }
        if (schema.containsKey("example") || schema.containsKey("examples")) {
            return true;
        }
        if (schema.get("$ref") instanceof String reference) {
            return hasExample(map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1))), depth + 1);
        }
        if (schema.get("items") != null) {
            return hasExample(map(schema.get("items")), depth + 1);
        }
        Map<String, Object> properties = map(schema.get("properties"));
        return properties != null
                && properties.values().stream().anyMatch(property -> hasExample(map(property), depth + 1));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
