package cn.sanwei.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to every operation's description what the edge does for all of them: the two headers of a command, its answer's
 * common form, and the refusals that come before any rule. What an operation says itself stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiCommons implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String ANSWER = "CommandAnswer";

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        if (openApi.getComponents() == null) {
            openApi.setComponents(OASFactory.createComponents());
        }
        openApi.getComponents().addSchema(PROBLEM, problem()).addSchema(ANSWER, answer());
        if (openApi.getPaths() != null) {
            openApi.getPaths().getPathItems().forEach(OpenApiCommons::complete);
        }
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            refusal(operation, "400", "malformed：请求内容有误，errors 列出各项");
            if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
                refusal(operation, "401", "not-signed-in");
                refusal(operation, "403", "wrong-role");
            }
            if (path.contains("{")) {
                refusal(operation, "404", "not-found：没有，或不属于本区划");
            }
            refusal(operation, "503", "away：请按 Retry-After 重试，同一 Idempotency-Key 不会重复执行");
            if (method != PathItem.HttpMethod.GET && !storesNothing(path)) {
                command(operation);
            }
        });
    }

    /** Asked by POST because the question is long; it needs no key. */
    private static boolean storesNothing(String path) {
        return path.endsWith("/check") || path.endsWith("/what-if");
    }

    private static void command(Operation operation) {
        header(operation, "Idempotency-Key", true, "每次操作自己的键，1 到 100 个可见的 ASCII 字符；重试时用同一个键，30 天内得到首次的答复");
        header(operation, "If-Match", false, "所依据的版本，例如 \"3\"；已被更改时答 412");
        refusal(operation, "409", "concurrent-change");
        refusal(operation, "411", "length-required");
        refusal(operation, "412", "stale-version");
        refusal(operation, "413", "too-large");
        refusal(operation, "422", "key-reused：此键已用于另一请求");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && isBare(response)) {
                response.setContent(content("application/json", ANSWER));
            }
        });
    }

    /** Said as a {@code Response} in the code, so nothing is known of its body but that it is a command's answer. */
    private static boolean isBare(APIResponse response) {
        return response.getContent() == null
                || response.getContent().getMediaTypes() == null
                || response.getContent().getMediaTypes().values().stream().allMatch(media -> media.getSchema() == null);
    }

    private static void header(Operation operation, String name, boolean required, String description) {
        boolean known = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!known) {
            operation.addParameter(OASFactory.createParameter()
                    .name(name)
                    .in(Parameter.In.HEADER)
                    .required(required)
                    .description(description)
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
    }

    /** An operation's own words come first; either way the body is the one form of a refusal. */
    private static void refusal(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse known = operation.getResponses().getAPIResponse(status);
        if (known == null) {
            known = OASFactory.createAPIResponse().description(description);
            operation.getResponses().addAPIResponse(status, known);
        }
        if (isBare(known)) {
            known.setContent(content("application/problem+json", PROBLEM));
        }
    }

    private static Content content(String type, String schema) {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + schema));
        return OASFactory.createContent().addMediaType(type, media);
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457；type 稳定不变，detail 是说给人听的理由")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("detail", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .addProperty("field", text())
                                        .addProperty("message", text())))
                .required(List.of("type", "title", "status", "detail"))
                .addExample(Map.of(
                        "type", "urn:sanwei:refusal:wrong-role",
                        "title", "wrong role",
                        "status", 403,
                        "detail", "该账号的角色不能进行此操作。"));
    }

    private static Schema answer() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("一次操作的结果；没有新事件时 events 为空")
                .addProperty("id", text())
                .addProperty("version", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty(
                        "events",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(text()))
                .required(List.of("id", "version", "events"))
                .addExample(Map.of(
                        "id",
                        "6f9619ff-8b86-4d01-b42d-00c04fc964ff",
                        "version",
                        3,
                        "events",
                        List.of("0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11")));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
