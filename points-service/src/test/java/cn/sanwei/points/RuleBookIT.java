package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
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
        town.member(0).get("/rule-books").body("items[*].version", contains(2, 1));
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
                .body("text/yaml; charset=utf-8", WRONG.getBytes(StandardCharsets.UTF_8))
                .post("/api/points/rule-books/check")
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
    void the_office_sees_who_published_and_members_do_not() {
        Town town = Town.withMembers(1);
        Api named = Api.with(Tokens.with("township-office")
                .in(town.id)
                .subject(town.id + "-named")
                .named("测试镇组织办")
                .sign());

        named.post("/rule-books", Map.of("ruleBook", town.id, "source", Town.ruleBook(town.id, 1, "")))
                .statusCode(201);
        publish(town, town.id, Town.ruleBook(town.id, 2, "")).statusCode(201);
        town.office().get("/rule-books").body("items[*].publishedBy", contains(null, "测试镇组织办"));
        town.member(0).get("/rule-books").body("items[*].publishedBy", contains(null, (Object) null));
        assertThat(Database.count("event", "payload::text like '%测试镇组织办%'")).isZero();
    }

    @Test
    void two_who_publish_the_next_version_at_once_are_not_both_heard() {
        Town town = Town.withMembers(1);
        town.publishRuleBook("");

        publish(town, town.id, Town.ruleBook(town.id, 2, "")).statusCode(201);
        town.secondOffice()
                .post(
                        "/rule-books",
                        Map.of("ruleBook", town.id, "source", Town.ruleBook(town.id, 2, "show-rank: true\n")))
                .statusCode(422);
        town.office().get("/rule-books").body("items[*].version", contains(2, 1));
    }

    @Test
    void a_township_begins_from_a_template_under_its_own_name() {
        Town town = Town.registered();

        town.office()
                .get("/rule-book-templates")
                .statusCode(200)
                .body("items", hasSize(greaterThan(11)))
                .body("items[*].sentence", everyItem(endsWith("。")));
        String source =
                town.office().get("/rule-book-templates/liuzhu").statusCode(200).path("source");
        publish(town, town.id, source.replaceFirst("(?m)^id: liuzhu$", "id: " + town.id))
                .statusCode(201)
                .body("ruleBookVersion", equalTo(1));
        town.office().get("/rule-book-templates/songwu").statusCode(404);
        town.office().get("/rule-book-templates/x").statusCode(404);
        Api.member(town.id, UUID.randomUUID()).get("/rule-book-templates").statusCode(403);
        Api.nobody().get("/rule-book-templates").statusCode(401);
    }

    @Test
    void an_editor_learns_what_can_be_written() {
        Town town = Town.registered();

        town.office()
                .get("/rule-book-language")
                .statusCode(200)
                .body("schema.properties.rules.items.$ref", equalTo("#/$defs/rule"))
                .body(
                        "facts[?(@.fact == 'activity-attended')].attributes[?(@.name == 'mark')].values[*]",
                        contains("late", "made-up", "present"))
                .body("facts[?(@.fact == 'donation-made')].measures[*]", contains("yuan"));
        Api.nobody().get("/rule-book-language").statusCode(401);
    }

    @Test
    void a_rule_book_that_is_too_long_is_none() {
        Town town = Town.registered();

        town.office()
                .post("/rule-books/check", Map.of("source", "x".repeat(65_537)))
                .statusCode(400)
                .body("errors[*].field", contains("source"));
    }

    private static Answer publish(Town town, String ruleBook, String source) {
        return town.office().post("/rule-books", Map.of("ruleBook", ruleBook, "source", source));
    }
}
