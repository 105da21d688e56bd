package cn.sanwei.wish.http;

import static cn.sanwei.wish.http.Scene.WISHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishEvent.ClaimWithdrawn;
import cn.sanwei.contracts.WishEvent.FulfilmentConfirmed;
import cn.sanwei.contracts.WishEvent.FulfilmentRejected;
import cn.sanwei.contracts.WishEvent.WishAccepted;
import cn.sanwei.contracts.WishEvent.WishClaimed;
import cn.sanwei.contracts.WishEvent.WishFulfilled;
import cn.sanwei.contracts.WishEvent.WishPublished;
import cn.sanwei.contracts.WishEvent.WishSubmitted;
import cn.sanwei.contracts.WishId;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class WishPathIT {
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
    void a_wish_goes_from_intake_to_evaluation_and_every_step_is_on_the_topic() {
        String wish = scene.claimed();
        scene.post(scene.annaToken, WISHES + "/" + wish + "/claims/withdrawal", "{\"reason\":\"临时外出\"}")
                .statusCode(200)
                .body("state", equalTo("published"));
        scene.post(
                        scene.secretary,
                        WISHES + "/" + wish + "/claims",
                        "{\"promisedBy\":\"2099-01-01\",\"onBehalfOf\":\"" + scene.ben + "\"}")
                .statusCode(200)
                .body("state", equalTo("claimed"));
        scene.post(scene.benToken, WISHES + "/" + wish + "/fulfilment", "{\"evidence\":\"已送到\"}")
                .statusCode(200);
        scene.post(scene.resident, WISHES + "/" + wish + "/rejection", "{\"reason\":\"度数不合适\"}")
                .statusCode(200)
                .body("state", equalTo("claimed"));
        scene.post(scene.benToken, WISHES + "/" + wish + "/fulfilment", "{\"evidence\":\"已换\"}")
                .statusCode(200);
        scene.post(scene.resident, WISHES + "/" + wish + "/confirmation", "{\"rating\":5,\"comment\":\"谢谢\"}")
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("version", equalTo(10));

        List<TestTopics.Received> received =
                TestTopics.read(Store.WISH, scene.township.township(), events -> events.size() == 10);
        List<WishEvent> events =
                received.stream().map(r -> (WishEvent) r.event()).toList();
        assertThat(events)
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        WishSubmitted.class,
                        WishAccepted.class,
                        WishPublished.class,
                        WishClaimed.class,
                        ClaimWithdrawn.class,
                        WishClaimed.class,
                        WishFulfilled.class,
                        FulfilmentRejected.class,
                        WishFulfilled.class,
                        FulfilmentConfirmed.class));
        assertThat(((ClaimWithdrawn) events.get(4)).claim())
                .as("the withdrawal names the claim's event")
                .isEqualTo(received.get(3).envelope().id());
        FulfilmentConfirmed confirmed = (FulfilmentConfirmed) events.get(9);
        assertThat(confirmed.wish()).isEqualTo(WishId.of(wish));
        assertThat(confirmed.claimant()).isEqualTo(scene.ben);
        assertThat(confirmed.category()).isEqualTo("goods");
        assertThat(confirmed.rating()).isEqualTo(5);
        assertThat(received).allSatisfy(r -> assertThat(r.envelope().subject()).isEqualTo("wish/" + wish));
    }

    @Test
    void whoever_wished_follows_it_with_what_was_answered() {
        String wish = scene.fulfilled();
        scene.post(scene.resident, WISHES + "/" + wish + "/rejection", "{\"reason\":\"度数不合适\"}")
                .statusCode(200);

        scene.get(scene.resident, WISHES + "/" + wish)
                .statusCode(200)
                .body("state", equalTo("claimed"))
                .body("text", equalTo("看不清药盒上的字"))
                .body("remarks[*].kind", equalTo(List.of("rejection", "evidence")))
                .body("remarks[0].text", equalTo("度数不合适"));
        scene.get(scene.resident, "/api/wish/mine")
                .statusCode(200)
                .body("items[*].id", equalTo(List.of(wish)))
                .body("items[0].title", equalTo("老花镜"));
    }

    @Test
    void a_refused_wish_tells_its_reason_to_whoever_wished_and_to_nobody_else() {
        String wish = scene.submitted();
        scene.post(scene.social, WISHES + "/" + wish + "/refusal", "{\"reason\":\"超出范围\"}")
                .statusCode(200)
                .body("state", equalTo("refused"));

        scene.get(scene.resident, WISHES + "/" + wish).statusCode(200).body("remarks[0].text", equalTo("超出范围"));
        scene.get(scene.annaToken, WISHES + "/" + wish).statusCode(404);
        scene.get(scene.annaToken, WISHES).statusCode(200).body("items", empty());
    }

    @Test
    void everyone_sees_the_public_wording_and_nothing_else() {
        String waiting = scene.accepted();
        String wish = scene.published();

        String body = Request.anonymous()
                .get("/api/wish/public/wishes/" + scene.township.id())
                .statusCode(200)
                .body("items[*].id", equalTo(List.of(wish)))
                .body("items[0].wording", equalTo("一副老花镜"))
                .body("items[0].state", equalTo("published"))
                .body("next", nullValue())
                .asString();
        assertThat(body).doesNotContain("药盒", "13800008000", waiting, "resident");
    }

    @Test
    void a_public_wish_follows_its_state() {
        String wish = scene.claimed();
        String path = "/api/wish/public/wishes/" + scene.township.id();
        Request.anonymous().get(path).body("items[0].state", equalTo("claimed"));
        scene.post(scene.annaToken, WISHES + "/" + wish + "/claims/withdrawal", "{}")
                .statusCode(200);
        Request.anonymous().get(path).body("items[0].state", equalTo("published"));
    }

    @Test
    void a_township_without_wishes_has_an_empty_public_page() {
        Request.anonymous()
                .get("/api/wish/public/wishes/nowhere")
                .statusCode(200)
                .body("items", empty());
        Request.anonymous().get("/api/wish/public/wishes/No_Slug").statusCode(400);
    }

    @Test
    void a_member_sees_a_published_wish_in_its_public_wording() {
        String wish = scene.published();
        scene.get(scene.annaToken, WISHES + "/" + wish)
                .statusCode(200)
                .body("publicWording", equalTo("一副老花镜"))
                .body("text", nullValue())
                .body("contact", nullValue());
        scene.get(scene.annaToken, WISHES)
                .body("items[0].publicWording", equalTo("一副老花镜"))
                .body("items[0].title", nullValue());
    }

    @Test
    void the_claimant_gets_what_he_needs_to_fulfil_it() {
        String wish = scene.claimed();
        scene.get(scene.annaToken, WISHES + "/" + wish).body("contact", equalTo("13800008000"));
        scene.get(scene.benToken, WISHES + "/" + wish).body("contact", nullValue());
    }

    @Test
    void the_staff_sees_all_wishes_by_state_and_page() {
        scene.published();
        String first = scene.submitted();
        String second = scene.submitted();

        scene.get(scene.social, WISHES + "?state=submitted")
                .body("items[*].id", equalTo(List.of(second, first)))
                .body("items[*].title", hasItem("老花镜"));
        String next = scene.get(scene.office, WISHES + "?limit=2")
                .body("items", hasSize(2))
                .body("next", notNullValue())
                .path("next");
        scene.get(scene.office, WISHES + "?limit=2&cursor=" + next)
                .body("items", hasSize(1))
                .body("items[*].id", not(hasItem(second)))
                .body("next", nullValue());
    }

    @Test
    void a_wish_filed_for_somebody_without_an_account_may_be_claimed_by_whoever_filed_it() {
        String wish = scene.post(
                        scene.secretary,
                        WISHES,
                        "{\"title\":\"陪诊\",\"text\":\"陪同复查\",\"forSomebody\":{\"name\":\"王奶奶\",\"phone\":\"13900000000\"}}")
                .statusCode(201)
                .path("id");
        scene.post(
                        scene.social,
                        WISHES + "/" + wish + "/acceptance",
                        "{\"category\":\"service\",\"publicWording\":\"陪诊\"}")
                .statusCode(200);
        scene.post(scene.social, WISHES + "/" + wish + "/publication", "{}").statusCode(200);

        scene.post(scene.secretary, WISHES + "/" + wish + "/claims", "{}").statusCode(200);
        scene.get(scene.secretary, WISHES + "/" + wish).body("forSomebody.name", equalTo("王奶奶"));
        scene.post(scene.secretary, WISHES + "/" + wish + "/fulfilment", "{\"evidence\":\"已陪同\"}")
                .statusCode(200);
        scene.post(scene.secretary, WISHES + "/" + wish + "/confirmation", "{\"rating\":5}")
                .statusCode(422)
                .body("type", containsString("own-fulfilment"));
    }
}
