package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets, and what a second attempt gets. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EdgeIT {
    @Test
    void what_is_no_json_or_has_fields_that_nobody_knows_is_refused_and_nothing_is_stored() {
        Town town = Town.withMembers(0);
        long before = events(town);

        malformed(raw(town, "{\"title\": "), "body");
        malformed(raw(town, ""), "body");
        malformed(raw(town, "[]"), "body");
        malformed(raw(town, "{\"subtitle\": \"x\"}"), "subtitle");
        malformed(raw(town, "{\"title\": 3}"), "title");
        malformed(raw(town, "{\"secondsToRead\": \"30\"}"), "secondsToRead");
        malformed(raw(town, "{\"secondsToRead\": 1.5}"), "secondsToRead");
        malformed(raw(town, "{\"title\": \"a\", \"title\": \"b\"}"), "body");
        malformed(raw(town, "{\"paragraphs\": [\"a\", 1]}"), "paragraphs[1]");
        malformed(raw(town, "{\"article\": \"1-2-3-4-5\"}"), "article");
        malformed(
                raw(town, "{\"title\": 3, \"subtitle\": \"x\", \"secondsToRead\": []}"),
                "title",
                "subtitle",
                "secondsToRead");
        assertThat(events(town)).isEqualTo(before);
    }

    @Test
    void a_nul_in_a_text_is_refused() {
        Town town = Town.withMembers(0);

        malformed(raw(town, "{\"title\": \"a\\u0000b\"}"), "title");
    }

    @Test
    void every_field_out_of_bounds_is_named() {
        Town town = Town.withMembers(0);
        Map<String, Object> article = new HashMap<>(Town.article(UUID.randomUUID(), 0));
        article.put("title", "长".repeat(201));
        article.put("category", "Theory");
        article.put("paragraphs", List.of("", "b"));

        town.office()
                .post("/articles", article)
                .statusCode(400)
                .body("type", equalTo("urn:sanwei:refusal:malformed"))
                .body("errors[*].field", containsInAnyOrder("title", "category", "paragraphs[0]", "secondsToRead"))
                .body("errors[*].message", hasItem("字数或项数须在 0 到 200 之间"));
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        Town town = Town.withMembers(0);

        raw(town, "{\"title\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:too-large"))
                .body("status", equalTo(413))
                .body("detail", containsString("2 MB"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3 * 1024 * 1024})
    void a_body_that_does_not_say_its_length_is_refused_in_words_however_long_it_is(int length) {
        Town town = Town.withMembers(0);

        town.office()
                .request()
                .key("k")
                .jsonOfUnknownLength(new byte[length])
                .post("/api/points/articles")
                .statusCode(411)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:length-required"))
                .body("detail", containsString("长度"));
    }

    @Test
    void a_command_needs_a_key_of_visible_ascii() {
        Town town = Town.withMembers(0);

        town.office()
                .postRaw(
                        "/articles",
                        "{\"title\": \"t\", \"category\": \"law\", \"paragraphs\": [\"a\"], \"secondsToRead\": 1}")
                .statusCode(400)
                .body("errors[*].field", contains("Idempotency-Key"));
        town.office()
                .post("/articles", Town.article(UUID.randomUUID(), 1), "x".repeat(101))
                .statusCode(400);
        town.office()
                .post("/articles", Town.article(UUID.randomUUID(), 1), "a b")
                .statusCode(400);
    }

    @Test
    void the_same_key_gets_the_first_answer_and_no_second_event() {
        Town town = Town.withMembers(0);
        Map<String, Object> article = new HashMap<>(Town.article(UUID.randomUUID(), 1));
        article.remove("article");

        String first =
                town.office().post("/articles", article, "k").statusCode(201).asString();
        long events = events(town);
        String again = town.office()
                .post("/articles", article, "k")
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .asString();
        assertThat(again).isEqualTo(first);
        assertThat(events(town)).isEqualTo(events);
    }

    @Test
    void the_same_key_with_another_body_or_path_is_refused() {
        Town town = Town.withMembers(0);
        town.office().post("/articles", Town.article(UUID.randomUUID(), 1), "k").statusCode(201);

        town.office()
                .post("/articles", Town.article(UUID.randomUUID(), 1), "k")
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        town.office().post("/cycles/2025/close", Map.of(), "k").statusCode(422);
    }

    @Test
    void another_callers_key_is_his_own() {
        Town town = Town.withMembers(0);
        town.office().post("/articles", Town.article(UUID.randomUUID(), 1), "k").statusCode(201);

        town.secondOffice()
                .post("/articles", Town.article(UUID.randomUUID(), 1), "k")
                .statusCode(201);
    }

    @Test
    void a_refused_command_leaves_no_receipt_and_may_be_tried_again() {
        Town town = Town.withMembers(0);
        Map<String, Object> group = Town.organisation(UUID.randomUUID(), UUID.randomUUID(), "甲", "branch");

        town.office().post("/organisations", group, "k").statusCode(422);
        town.office().post("/articles", Town.article(UUID.randomUUID(), 1), "k").statusCode(201);
    }

    @Test
    void a_stale_version_is_refused() {
        Town town = Town.withMembers(1);
        String path = "/api/points/members/" + town.members.getFirst() + "/leaving";

        town.office()
                .request()
                .key("a")
                .ifMatch("\"7\"")
                .json(Map.of("from", "2026-01-01"))
                .post(path)
                .statusCode(412)
                .body("type", equalTo("urn:sanwei:refusal:stale-version"));
        town.office()
                .request()
                .key("a")
                .ifMatch("\"1\"")
                .json(Map.of("from", "2026-01-01"))
                .post(path)
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "expired", "other audience", "none", "nonsense"})
    void without_a_good_token_nothing_is_done(String kind) {
        Tokens token = Tokens.with("township-office").in("yunxi");
        Api api = switch (kind) {
            case "forged" -> Api.with(token.forged().sign());
            case "expired" -> Api.with(token.expired().sign());
            case "other audience" -> Api.with(token.forAudience("somebody").sign());
            case "none" -> Api.nobody();
            default -> Api.with("nonsense");
        };

        api.get("/articles").statusCode(401).contentType("application/problem+json");
        api.post("/articles", Town.article(UUID.randomUUID(), 1)).statusCode(401);
        Api.nobody().get("/public/townships").statusCode(200);
    }

    @Test
    void an_account_without_a_division_or_with_another_role_may_do_nothing() {
        Api.with(Tokens.with("township-office").sign())
                .get("/articles")
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:no-division"));
        Api.with(Tokens.county("lanchuan")).get("/members").statusCode(403);
        Api.with(Tokens.with("resident").in("yunxi").sign()).get("/articles").statusCode(403);
        Api.admin().post("/articles", Town.article(UUID.randomUUID(), 1)).statusCode(403);
        Api.with(Tokens.with("township-office", "county").in("lanchuan").sign())
                .post("/articles", Town.article(UUID.randomUUID(), 1))
                .statusCode(403);
    }

    @Test
    void an_id_in_no_form_that_an_id_has_is_malformed_and_one_that_nobody_has_is_not_found() {
        Town town = Town.withMembers(0);

        town.office().get("/members/xyz").statusCode(400).contentType("application/problem+json");
        town.office().get("/members?organisation=xyz").statusCode(400);
        town.office().get("/members/" + UUID.randomUUID()).statusCode(404).contentType("application/problem+json");
        town.office().get("/nothing").statusCode(404);
    }

    private static Answer raw(Town town, String body) {
        return town.office().request().key().json(body).post("/api/points/articles");
    }

    private static void malformed(Answer response, String... fields) {
        response.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:malformed"))
                .body("errors[*].field", containsInAnyOrder(fields));
    }

    private static long events(Town town) {
        return Database.count("event", "township = '" + town.id + "'");
    }
}
