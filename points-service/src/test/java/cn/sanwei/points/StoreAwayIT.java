package cn.sanwei.points;

import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service while PostgreSQL is away. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestProfile(StoreAwayIT.NobodyListens.class)
class StoreAwayIT {
    public static class NobodyListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.url",
                    "postgresql://localhost:" + Loopback.freePort() + "/points",
                    "quarkus.flyway.migrate-at-start",
                    "false",
                    "sanwei.relay.enabled",
                    "false");
        }
    }

    @Test
    void a_command_is_answered_503_with_the_time_to_try_again() {
        Api.office("yunxi")
                .post("/articles", Town.article(UUID.randomUUID(), 30))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:sanwei:refusal:away"));
    }

    @Test
    void a_list_is_answered_503_with_the_time_to_try_again() {
        Api.office("yunxi").get("/articles").statusCode(503).header("Retry-After", equalTo("2"));
        Api.nobody().get("/public/townships").statusCode(503);
    }

    @Test
    void what_is_wrong_with_a_request_is_still_said() {
        Api.office("yunxi").postRaw("/articles", "{").statusCode(400);
        Api.nobody().get("/articles").statusCode(401);
    }
}
