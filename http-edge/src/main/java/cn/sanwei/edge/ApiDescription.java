package cn.sanwei.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What every operation has in common, said once: the headers of a command, its answer, and each way to be refused. */
@OpenApiFilter
public class ApiDescription implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String ANSWER = "CommandAnswer";
    private static final Map<String, String> OF_ALL = Map.of(
            "400", "Malformed; every field at fault is named",
            "404", "Not there, or another division's",
            "503", "The database is away; nothing was stored; try again with the same key");
    private static final Map<String, String> OF_SIGNED_IN =
            Map.of("401", "No token, or one that is forged, expired or for another audience", "403", "Wrong role");
    private static final Map<String, String> OF_COMMANDS = Map.of(
            "409", "Not in this state",
            "412", "If-Match names a version that is not the last",
            "413", "Too large",
            "422", "Refused by a rule, or the key belongs to another request");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        Components components = api.getComponents();
        components.addSchema(PROBLEM, problem());
        components.addSchema(ANSWER, answer());
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses responses = operation.getResponses();
        add(responses, OF_ALL);
        if (!path.contains("/public/")) {
            add(responses, OF_SIGNED_IN);
        }
        if (method != PathItem.HttpMethod.GET && !path.endsWith("/check")) {
            add(responses, OF_COMMANDS);
            operation.addParameter(
                    header("Idempotency-Key", true, "1 to 100 visible ASCII characters, new for each command")
                            .example("7d4f0f0e-6f3a-4b0a-9a53-0a4f6d1c2b3e"));
            operation.addParameter(header("If-Match", false, "The version that the command was decided on")
                    .example("\"3\""));
            answered(responses);
        }
    }

    private static void add(APIResponses responses, Map<String, String> refusals) {
        new java.util.TreeMap<>(refusals).forEach((status, description) -> {
            if (!responses.hasAPIResponse(status)) {
                responses.addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(description)
                                .content(content("application/problem+json", PROBLEM)));
            }
        });
    }

    /** An operation that says of its answer only that it is one gives the common form. */
    private static void answered(APIResponses responses) {
        List<Map.Entry<String, APIResponse>> bare = responses.getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .toList();
        if (bare.isEmpty()) {
            responses.addAPIResponse("200", OASFactory.createAPIResponse().description("Done"));
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && (response.getContent() == null || isBare(response.getContent()))) {
                response.setContent(content("application/json", ANSWER));
            }
        });
    }

    private static boolean isBare(Content content) {
        return content.getMediaTypes() == null
                || content.getMediaTypes().values().stream().allMatch(type -> type.getSchema() == null);
    }

    private static Parameter header(String name, boolean required, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Content content(String type, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        type,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }

    private static Schema problem() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:sanwei:refusal:malformed");
        example.put("title", "malformed");
        example.put("status", 400);
        example.put("detail", "请求内容有误，请检查列出的各项。");
        example.put("errors", List.of(Map.of("field", "title", "message", "不能为空")));
        return OASFactory.createSchema()
                .description("RFC 9457; type is stable, detail is for people")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)))
                .examples(List.of(example));
    }

    private static Schema answer() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("id", "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2");
        example.put("version", 1);
        example.put("events", List.of("0957de03-c909-4b44-adc5-c68ed104153a"));
        return OASFactory.createSchema()
                .description("The aggregate's id, its version, and the ids of the events that the command led to")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("id", text())
                .addProperty("version", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty(
                        "events",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(text()))
                .examples(List.of(example));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
