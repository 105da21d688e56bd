package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.testing.RealParts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class OpenApiIT {
    @Test
    void every_operation_says_what_it_does_how_it_is_refused_and_shows_an_example() throws Exception {
        JsonNode api = new ObjectMapper()
                .readTree(RestAssured.given()
                        .accept("application/json")
                        .get("/q/openapi")
                        .asString());
        List<String> incomplete = new ArrayList<>();
        int operations = 0;

        for (var path : api.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations++;
                String name = operation.getKey() + " " + path.getKey();
                JsonNode said = operation.getValue();
                if (!said.hasNonNull("summary")) {
                    incomplete.add(name + ": no summary");
                }
                for (String status : List.of("400", "404", "503")) {
                    if (!said.get("responses").has(status)) {
                        incomplete.add(name + ": no " + status);
                    }
                }
                if (!hasExample(api, said)) {
                    incomplete.add(name + ": no example");
                }
            }
        }

        assertThat(incomplete).isEmpty();
        assertThat(operations).isGreaterThanOrEqualTo(30);
    }

    /** Of what is sent, or else of what is answered. */
    private static boolean hasExample(JsonNode api, JsonNode operation) {
        JsonNode sent = operation.at("/requestBody/content/application~1json/schema");
        if (!sent.isMissingNode()) {
            return resolved(api, sent).has("examples");
        }
        for (var response : operation.get("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                JsonNode schema = resolved(api, response.getValue().at("/content/application~1json/schema"));
                JsonNode items = schema.at("/properties/items/items");
                return schema.has("examples") || resolved(api, items).has("examples");
            }
        }
        return false;
    }

    private static JsonNode resolved(JsonNode api, JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
