package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ImportIT {
    @Test
    void a_thousand_rows_are_one_transaction_well_under_a_second_and_once() {
        Town town = Town.withMembers(3);
        town.office().post("/imports", Map.of("facts", facts(town, 100))).statusCode(201);
        UUID id = UUID.randomUUID();
        Map<String, Object> body = Map.of("import", id, "facts", facts(town, 1000));

        long began = System.nanoTime();
        town.office()
                .post("/imports", body, "import-" + id)
                .statusCode(201)
                .body("id", equalTo(id.toString()))
                .body("rows", equalTo(1000))
                .body("events", hasSize(1000));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
        town.office().post("/imports", body, "import-" + id).statusCode(201).header("Idempotent-Replayed", "true");
        town.office()
                .post("/imports", body)
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:already-imported"));
        assertThat(Database.count("event", "stream = 'import/" + id + "'")).isEqualTo(1000);
        assertThat(Database.count(
                        "(select distinct transaction_id from event where stream = 'import/" + id + "') t", "true"))
                .isEqualTo(1);
    }

    @Test
    void one_wrong_row_among_a_thousand_keeps_all_of_them_out() {
        Town town = Town.withMembers(3);
        UUID id = UUID.randomUUID();
        List<Map<String, Object>> facts = facts(town, 1000);
        facts.get(700).put("occurredAt", Instant.now().plusSeconds(600).toString());
        facts.get(999).put("member", UUID.randomUUID());

        town.office()
                .post("/imports", Map.of("import", id, "facts", facts))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rows-wrong"))
                .body("errors[*].row", contains(701, 1000))
                .body("errors[*].field", contains("facts[700].occurredAt", "facts[999].member"));
        assertThat(Database.count("event", "stream = 'import/" + id + "'")).isZero();
    }

    @Test
    void balances_are_brought_without_facts() {
        Town town = Town.withMembers(2);

        town.office()
                .post(
                        "/imports",
                        Map.of("openingBalances", List.of(balance(town, 0, "12.50"), balance(town, 1, "-3.00"))))
                .statusCode(201)
                .body("rows", equalTo(2));
        town.office()
                .post("/imports", Map.of("openingBalances", List.of(balance(town, 0, "1"), balance(town, 0, "2"))))
                .statusCode(422)
                .body("errors[*].field", contains("openingBalances[1]"));
        town.office()
                .post("/imports", Map.of())
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:nothing-to-import"));
    }

    @Test
    void a_figure_that_cannot_be_is_refused_with_its_row_whatever_it_measures() {
        Town town = Town.withMembers(1);
        List<Map<String, Object>> facts = List.of(
                deed(town, Map.of("days", new BigDecimal("15"))),
                deed(town, Map.of("days", new BigDecimal("367"))),
                deed(town, Map.of("hours", new BigDecimal("-1"))),
                deed(town, Map.of("times", new BigDecimal("1e300"))));

        town.office()
                .post("/imports", Map.of("facts", facts))
                .statusCode(422)
                .body(
                        "errors[*].field",
                        contains("facts[1].measures.days", "facts[2].measures.hours", "facts[3].measures.times"));
        town.office().post("/imports", Map.of("facts", facts.subList(0, 1))).statusCode(201);
    }

    @Test
    void members_of_another_township_are_unknown() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(1);

        town.office()
                .post("/imports", Map.of("facts", facts(other, 1)))
                .statusCode(422)
                .body("errors[*].field", contains("facts[0].member"));
    }

    @Test
    void more_than_a_thousand_rows_together_are_too_many() {
        Town town = Town.withMembers(1);

        town.office().post("/imports", Map.of("facts", facts(town, 1001))).statusCode(400);
        town.office()
                .post("/imports", Map.of("facts", facts(town, 1000), "openingBalances", List.of(balance(town, 0, "1"))))
                .statusCode(400);
    }

    private static List<Map<String, Object>> facts(Town town, int count) {
        List<Map<String, Object>> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            facts.add(new HashMap<>(Map.of(
                    "member", town.members.get(i % town.members.size()),
                    "fact", "activity-attended",
                    "occurredAt",
                            Instant.parse("2026-03-01T11:00:00Z")
                                    .plusSeconds(i * 60L)
                                    .toString(),
                    "measures", Map.of("hours", new BigDecimal("1.5")),
                    "attributes", Map.of("kind", "theme-day", "mark", "present"))));
        }
        return facts;
    }

    private static Map<String, Object> deed(Town town, Map<String, BigDecimal> measures) {
        return Map.of(
                "member",
                town.members.getFirst(),
                "fact",
                "deed-recorded",
                "occurredAt",
                "2026-03-01T11:00:00Z",
                "measures",
                measures,
                "attributes",
                Map.of());
    }

    private static Map<String, Object> balance(Town town, int member, String points) {
        return Map.of("member", town.members.get(member), "cycle", "2026", "micro", "platform", "points", points);
    }
}
