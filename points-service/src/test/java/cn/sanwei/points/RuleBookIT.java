package cn.sanwei.points;

import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RuleBookIT {
    private static final String WRONG =
            "id: yunxi\ntitle: 细则\ncounts-from: 2026-01-01\nrules:\n  - {id: a, label: 甲, fact: article-read, points: 一}\n";

    @Test
    void versions_are_published_one_after_the_other_and_read_by_those_who_are_scored() {
        Town town = Town.withMembers(1);
        town.publishRuleBook("");

        publish(town, town.id, Town.ruleBook(town.id, 1, "")).statusCode(422);
        publish(town, town.id, Town.ruleBook(town.id, 2, ""))
                .statusCode(201)
                .body("id", equalTo(town.id))
                .body("version", equalTo(2))
                .body("ruleBookVersion", equalTo(2))
                .body("warnings", hasSize(1));
        town.member(0).get("/rule-books").body("items.version", contains(2, 1));
        town.member(0)
                .get("/rule-books/" + town.id + "/1")
                .body("source", containsString("version: 1"))
                .body("title", equalTo("测试细则"));
        town.member(0).get("/rule-books/" + town.id + "/3").statusCode(404);
        town.member(0).get("/rule-books/" + town.id + "/x").statusCode(404);
    }

    @Test
    void a_rule_book_that_contradicts_itself_is_refused_with_line_column_and_what_to_write_instead() {
        Town town = Town.registered();

        publish(town, "yunxi", WRONG)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rule-book-wrong"))
                .body("errors[0].line", equalTo(5))
                .body("errors[0].column", greaterThan(1))
                .body("errors[0].reason", not(blankString()))
                .body("errors[0].instead", not(blankString()));
        publish(town, "other", Town.ruleBook(town.id, 1, ""))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rule-book-named-otherwise"));
        publish(town, town.id, Town.ruleBook(town.id, 2, ""))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:version-not-next"));
    }

    @Test
    void a_rule_book_is_checked_as_json_and_as_yaml_without_being_published() {
        Town town = Town.registered();

        town.office()
                .post("/rule-books/check", Map.of("source", WRONG))
                .statusCode(200)
                .body("errors", hasSize(1));
        town.office()
                .request()
                .contentType("text/yaml; charset=utf-8")
                .body(WRONG)
                .post("/api/points/rule-books/check")
                .then()
                .statusCode(200)
                .body("errors[0].line", equalTo(5));
        town.office()
                .post("/rule-books/check", Map.of("source", Town.ruleBook(town.id, 1, "show-rank: true\n")))
                .body("errors", hasSize(0))
                .body("warnings", hasSize(greaterThan(0)));
        town.office()
                .post(
                        "/rule-books/check",
                        Map.of(
                                "source",
                                Town.ruleBook(town.id, 1, "")
                                        + "  - {id: gift, label: 捐助, fact: donation-made, points: 1, valid: {years: 1}}\n"))
                .body("errors", hasSize(0));
        town.office().get("/rule-books").body("items", hasSize(0));
    }

    @Test
    void a_rule_book_that_is_too_long_is_none() {
        Town town = Town.registered();

        town.office()
                .post("/rule-books/check", Map.of("source", "x".repeat(65_537)))
                .statusCode(400)
                .body("errors.field", contains("source"));
    }

    private static io.restassured.response.ValidatableResponse publish(Town town, String ruleBook, String source) {
        return town.office().post("/rule-books", Map.of("ruleBook", ruleBook, "source", source));
    }
}
