package cn.sanwei.wish.http;

import static cn.sanwei.wish.http.Scene.WISHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.Store;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestTopics;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class WishRefusalsIT {
    private static final String WISH = "{\"title\":\"老花镜\",\"text\":\"看不清\"}";

    Scene scene;

    @BeforeEach
    void township() {
        scene = Scene.known();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void of_racing_claims_exactly_one_wins() throws Exception {
        String wish = scene.published();
        List<Future<Integer>> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                String token = i % 2 == 0 ? scene.annaToken : scene.benToken;
                answers.add(clients.submit(() ->
                        scene.post(token, WISHES + "/" + wish + "/claims", "{}").statusCode()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsOnlyOnce(200).hasSize(16);
        assertThat(statuses.stream().filter(s -> s == 409)).hasSize(15);
    }

    @Test
    void the_second_claim_is_refused_in_words() {
        String wish = scene.claimed();
        refused(scene.post(scene.benToken, WISHES + "/" + wish + "/claims", "{}"), 409, "already-claimed")
                .body("detail", equalTo("这个心愿已经有人认领。"));
    }

    @Test
    void a_command_in_the_wrong_state_names_the_state() {
        String wish = scene.submitted();
        refused(scene.post(scene.annaToken, WISHES + "/" + wish + "/claims", "{}"), 409, "wrong-state")
                .body("state", equalTo("submitted"));
        refused(scene.post(scene.office, WISHES + "/" + wish + "/publication", "{}"), 409, "wrong-state");
    }

    @Test
    void nobody_reviews_claims_or_confirms_for_himself() {
        String own = scene.post(scene.social, WISHES, WISH).path("id");
        refused(
                scene.post(
                        scene.social,
                        WISHES + "/" + own + "/acceptance",
                        "{\"category\":\"goods\",\"publicWording\":\"镜\"}"),
                422,
                "own-wish");
        refused(scene.post(scene.social, WISHES + "/" + own + "/refusal", "{\"reason\":\"不\"}"), 422, "own-wish");

        String annas = scene.post(scene.annaToken, WISHES, WISH).path("id");
        scene.post(
                        scene.social,
                        WISHES + "/" + annas + "/acceptance",
                        "{\"category\":\"goods\",\"publicWording\":\"镜\"}")
                .statusCode(200);
        scene.post(scene.social, WISHES + "/" + annas + "/publication", "{}").statusCode(200);
        refused(scene.post(scene.annaToken, WISHES + "/" + annas + "/claims", "{}"), 422, "own-wish");

        String wish = scene.fulfilled();
        refused(
                scene.post(scene.annaToken, WISHES + "/" + wish + "/confirmation", "{\"rating\":5}"),
                422,
                "own-fulfilment");
        refused(
                scene.post(scene.annaToken, WISHES + "/" + wish + "/rejection", "{\"reason\":\"不\"}"),
                422,
                "own-fulfilment");
        refused(
                scene.post(scene.otherResident, WISHES + "/" + wish + "/confirmation", "{\"rating\":5}"),
                403,
                "not-the-submitter");
    }

    @Test
    void only_the_claimant_or_his_secretary_withdraws() {
        String wish = scene.claimed();
        refused(scene.post(scene.benToken, WISHES + "/" + wish + "/claims/withdrawal", "{}"), 403, "not-the-claimant");
        scene.post(
                        scene.secretary,
                        WISHES + "/" + wish + "/claims/withdrawal",
                        "{\"onBehalfOf\":\"" + scene.anna + "\"}")
                .statusCode(200);
    }

    @Test
    void a_secretary_acts_for_members_of_his_organisation_only() {
        String wish = scene.published();
        refused(
                scene.post(scene.secretary, WISHES + "/" + wish + "/claims", "{\"onBehalfOf\":\"" + scene.cora + "\"}"),
                403,
                "not-your-member");
        refused(
                scene.post(scene.benToken, WISHES + "/" + wish + "/claims", "{\"onBehalfOf\":\"" + scene.anna + "\"}"),
                403,
                "not-your-member");
        refused(
                scene.post(
                        scene.secretary,
                        WISHES + "/" + wish + "/claims",
                        "{\"onBehalfOf\":\"" + UUID.randomUUID() + "\"}"),
                404,
                "not-found");
        scene.post(scene.office, WISHES + "/" + wish + "/claims", "{\"onBehalfOf\":\"" + scene.cora + "\"}")
                .statusCode(200);
    }

    @Test
    void an_account_without_a_member_claims_nothing_for_itself() {
        String wish = scene.published();
        refused(scene.post(scene.office, WISHES + "/" + wish + "/claims", "{}"), 403, "no-member");
        String stranger = Tokens.member(scene.township.id(), UUID.randomUUID());
        refused(scene.post(stranger, WISHES + "/" + wish + "/claims", "{}"), 403, "not-on-roster");
    }

    @Test
    void a_promise_in_the_past_is_refused() {
        String wish = scene.published();
        refused(
                scene.post(scene.annaToken, WISHES + "/" + wish + "/claims", "{\"promisedBy\":\"2020-01-01\"}"),
                422,
                "promised-in-the-past");
    }

    @Test
    void wrong_roles_are_refused_and_no_token_is_401() {
        String wish = scene.published();
        refused(scene.post(scene.resident, WISHES + "/" + wish + "/claims", "{}"), 403, "wrong-role");
        scene.post(scene.annaToken, WISHES + "/" + wish + "/publication", "{}").statusCode(403);
        scene.post(
                        scene.secretary,
                        WISHES + "/" + wish + "/acceptance",
                        "{\"category\":\"goods\",\"publicWording\":\"镜\"}")
                .statusCode(403);
        refused(
                scene.post(scene.resident, WISHES, "{\"title\":\"a\",\"text\":\"b\",\"forSomebody\":{\"name\":\"c\"}}"),
                403,
                "not-for-others");
        Request.anonymous().json(WISH).post(WISHES).statusCode(401);
        Request.anonymous().get(WISHES).statusCode(401);
        Stream.of(
                        Tokens.with("resident")
                                .in(scene.township.id())
                                .expired()
                                .sign(),
                        Tokens.with("resident").in(scene.township.id()).forged().sign(),
                        Tokens.with("resident")
                                .in(scene.township.id())
                                .forAudience("elsewhere")
                                .sign())
                .forEach(token -> refused(scene.post(token, WISHES, WISH), 401, "not-signed-in"));
        scene.post(Tokens.county("lanchuan"), WISHES, WISH).statusCode(403);
    }

    @Test
    void another_townships_wish_is_not_found() {
        String wish = scene.published();
        try (Scene stranger = Scene.known()) {
            stranger.get(stranger.office, WISHES + "/" + wish).statusCode(404);
            stranger.post(stranger.annaToken, WISHES + "/" + wish + "/claims", "{}")
                    .statusCode(404);
            stranger.post(stranger.office, WISHES + "/" + wish + "/publication", "{}")
                    .statusCode(404);
            stranger.get(stranger.office, WISHES).statusCode(200).body("items.length()", equalTo(0));
        }
        scene.get(scene.office, WISHES + "/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void a_second_click_gets_the_first_answer_and_makes_no_second_event() {
        String wish = scene.published();
        String key = UUID.randomUUID().toString();
        String first = scene.post(scene.annaToken, WISHES + "/" + wish + "/claims", "{}", key)
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .asString();
        String again = scene.post(scene.annaToken, WISHES + "/" + wish + "/claims", "{}", key)
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .asString();
        assertThat(again).isEqualTo(first);
        assertThat(TestTopics.read(Store.WISH, scene.township.township(), events -> events.size() >= 4))
                .hasSize(4);
    }

    @Test
    void another_callers_key_is_his_own_and_a_key_is_good_for_one_request() {
        String key = UUID.randomUUID().toString();
        String mine =
                scene.post(scene.resident, WISHES, WISH, key).statusCode(201).path("id");
        String other = scene.post(scene.otherResident, WISHES, WISH, key)
                .statusCode(201)
                .path("id");
        assertThat(other).isNotEqualTo(mine);
        refused(scene.post(scene.resident, WISHES, "{\"title\":\"别的\",\"text\":\"别的\"}", key), 422, "key-reused");
    }

    @Test
    void an_id_of_the_callers_choice_is_taken_once() {
        UUID wish = UUID.randomUUID();
        String body = "{\"wish\":\"" + wish + "\",\"title\":\"镜\",\"text\":\"看不清\"}";
        scene.post(scene.resident, WISHES, body).statusCode(201).body("id", equalTo(wish.toString()));
        refused(scene.post(scene.resident, WISHES, body), 409, "wish-already-submitted");
    }

    @Test
    void what_is_malformed_is_answered_with_every_field_and_nothing_is_stored() {
        malformed(scene.post(scene.resident, WISHES, "{\"title\":\"\",\"text\":\"" + "长".repeat(1001) + "\"}"))
                .body("errors[*].field", hasItems("title", "text"));
        malformed(scene.post(scene.resident, WISHES, "{\"title\":\"a\",\"text\":\"b\",\"more\":1}"))
                .body("errors[*].field", hasItem("more"));
        malformed(scene.post(scene.resident, WISHES, "{\"title\":1,\"text\":\"b\"}"))
                .body("errors[*].field", hasItem("title"));
        malformed(scene.post(scene.resident, WISHES, "{\"title\":\"a\\u0000\",\"text\":\"b\"}"))
                .body("errors[*].field", hasItem("title"));
        malformed(scene.post(scene.resident, WISHES, "{"));
        malformed(scene.post(scene.resident, WISHES, "{\"wish\":\"no-uuid\",\"title\":\"a\",\"text\":\"b\"}"))
                .body("errors[*].field", hasItem("wish"));
        String wish = scene.submitted();
        malformed(scene.post(
                        scene.social,
                        WISHES + "/" + wish + "/acceptance",
                        "{\"category\":\"gold\",\"publicWording\":\"a\"}"))
                .body("errors[*].field", hasItem("category"));
        malformed(scene.post(scene.resident, WISHES + "/" + wish + "/confirmation", "{\"rating\":6}"))
                .body("errors[*].field", hasItem("rating"));
        malformed(scene.post(scene.resident, WISHES + "/no-uuid/confirmation", "{\"rating\":5}"));
        malformed(scene.get(scene.office, WISHES + "?state=lost"));
        malformed(scene.get(scene.office, WISHES + "?cursor=x"));
        malformed(scene.get(scene.office, WISHES + "?limit=201"));
        Request.with(scene.resident)
                .json(WISH)
                .post(WISHES)
                .statusCode(400)
                .body("errors[*].field", hasItem("Idempotency-Key"));
        scene.get(scene.office, WISHES).body("items.length()", equalTo(1));
    }

    private static Answer malformed(Answer response) {
        return refused(response, 400, "malformed");
    }

    private static Answer refused(Answer response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }
}
