package cn.sanwei.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.portal.standin.Browser;
import cn.sanwei.portal.standin.PortalParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalParts.class)
class SessionIT {
    private final Browser browser = new Browser();
    private final SessionTable table = new SessionTable();

    @BeforeEach
    void keycloakIsAsUsual() {
        Browser.steerKeycloak("{}");
    }

    @Test
    void signing_in_ends_on_the_page_where_it_began() {
        assertThat(browser.signIn("/me")).isEqualTo(Browser.portal() + "/me");
    }

    @Test
    void signing_in_never_ends_on_another_site() {
        assertThat(browser.signIn("https%3A%2F%2Fevil.example%2F")).isEqualTo(Browser.portal() + "/");
        assertThat(browser.signIn("%2F%2Fevil.example")).isEqualTo(Browser.portal() + "/");
    }

    @Test
    void the_cookie_is_for_http_only_lax_and_no_token() {
        browser.signIn("/me");

        assertThat(browser.sessionCookie())
                .contains("HTTPOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(browser.session()).hasSize(43).doesNotContain(".");
    }

    @Test
    void the_page_learns_who_is_signed_in_and_nothing_else() {
        browser.signIn("/me");

        JsonObject session = browser.json("/session");

        assertThat(session.getMap())
                .containsOnlyKeys("signedIn", "id", "name", "roles", "division", "member", "organisations")
                .containsEntry("signedIn", true)
                .containsEntry("name", "周志明")
                .containsEntry("division", "yunxi");
        assertThat(session.getJsonArray("roles").getList()).isEqualTo(List.of("member"));
    }

    @Test
    void nobody_is_signed_in_without_a_session() {
        assertThat(browser.json("/session").getMap())
                .containsEntry("signedIn", false)
                .containsEntry("expired", false);
    }

    @Test
    void a_service_gets_the_sessions_token_and_not_what_the_browser_made_up() {
        browser.signIn("/me");

        JsonObject heard = browser.json("/api/points/articles", "Authorization", "Bearer made-up")
                .getJsonObject("headers");

        assertThat(heard.getString("authorization")).startsWith("Bearer eyJ");
        assertThat(heard.containsKey("cookie")).isFalse();
    }

    @Test
    void a_copy_of_the_database_signs_nobody_in() {
        browser.signIn("/me");

        assertThat(table.everything()).isNotEmpty().doesNotContain("eyJ").doesNotContain(browser.session());
    }

    @Test
    void requests_that_meet_an_expired_token_at_once_all_get_a_new_one_in_the_same_session() throws Exception {
        Browser.steerKeycloak("{\"lifetimeSeconds\": 1}");
        browser.signIn("/me");
        String session = browser.session();
        Browser.awaitExpiry();
        Browser.steerKeycloak("{}");

        List<HttpResponse<String>> answers = atOnce(5, "/api/rating/standings/me");

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getJsonObject("headers").getString("authorization"))
                    .startsWith("Bearer eyJ");
        });
        assertThat(browser.session()).isEqualTo(session);
        assertThat(Browser.keycloak().getInteger("refreshes")).isPositive();
        assertThat(browser.get("/api/rating/standings/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_that_keycloak_ended_gives_401_in_words_and_is_gone() throws Exception {
        Browser.steerKeycloak("{\"lifetimeSeconds\": 1}");
        browser.signIn("/me");
        String session = browser.session();
        Browser.awaitExpiry();
        Browser.steerKeycloak("{\"refresh\": \"refused\"}");

        HttpResponse<String> answer = browser.get("/api/rating/standings/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("location")).isEmpty();
        assertThat(answer.body()).contains("urn:sanwei:refusal:session-expired").contains("重新登录");
        assertThat(browser.session()).isNull();
        assertThat(table.knows(session)).isFalse();
    }

    @Test
    void a_stale_session_is_no_obstacle_to_what_everybody_may_see() {
        browser.pretendSession("made-up");

        assertThat(browser.get("/api/rating/public/boards/yunxi").statusCode()).isEqualTo(200);
        assertThat(browser.json("/api/rating/public/boards/yunxi")
                        .getJsonObject("headers")
                        .containsKey("authorization"))
                .isFalse();
        assertThat(browser.get("/boards/yunxi").statusCode()).isEqualTo(200);
    }

    @Test
    void a_made_up_session_is_refused_and_its_cookie_taken_back() {
        browser.pretendSession("made-up");

        assertThat(browser.get("/api/points/articles").statusCode()).isEqualTo(401);
        assertThat(browser.session()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "failing"})
    void a_keycloak_that_is_away_or_failing_signs_nobody_out(String state) throws Exception {
        Browser.steerKeycloak("{\"lifetimeSeconds\": 1}");
        browser.signIn("/me");
        Browser.awaitExpiry();
        Browser.steerKeycloak("{\"refresh\": \"" + state + "\"}");

        HttpResponse<String> whileAway = browser.get("/api/points/articles");
        Browser.steerKeycloak("{}");
        HttpResponse<String> afterwards = browser.get("/api/points/articles");

        assertThat(whileAway.statusCode()).isEqualTo(503);
        assertThat(whileAway.headers().firstValue("retry-after")).isPresent();
        assertThat(afterwards.statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_session_here_and_at_keycloak() {
        browser.signIn("/me");
        String session = browser.session();

        HttpResponse<String> answer = browser.post("/logout", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.session()).isNull();
        assertThat(table.knows(session)).isFalse();
        assertThat(Browser.keycloak().getInteger("signOuts")).isEqualTo(1);
        browser.pretendSession(session);
        assertThat(browser.get("/api/points/articles").statusCode()).isEqualTo(401);
    }

    @Test
    void another_site_cannot_sign_anybody_out() {
        browser.signIn("/me");

        assertThat(browser.post("/logout", "", "Origin", "https://evil.example", "X-Sanwei", "1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(405);
        assertThat(browser.json("/session").getBoolean("signedIn")).isTrue();
    }

    @Test
    void a_sign_in_that_was_not_begun_here_is_not_completed() {
        HttpResponse<String> answer = browser.get("/login?code=stolen&state=unknown");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("/login-failed?error=incomplete");
        assertThat(browser.session()).isNull();
    }

    @Test
    void signing_in_begins_on_the_address_that_keycloak_comes_back_to() {
        String elsewhere = Browser.portal().replace("localhost", "127.0.0.1");

        HttpResponse<String> answer =
                browser.send(browser.request(elsewhere + "/login?to=/me").GET());

        assertThat(answer.headers().firstValue("location")).hasValue(Browser.portal() + "/login?to=/me");
    }

    @Test
    void expired_sessions_are_deleted_and_others_stay() {
        browser.signIn("/me");
        Browser other = new Browser();
        other.signIn("/me");
        table.expire(other.session());

        table.sweep();

        assertThat(table.knows(other.session())).isFalse();
        assertThat(table.knows(browser.session())).isTrue();
    }

    private List<HttpResponse<String>> atOnce(int times, String path) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<HttpResponse<String>>> futures = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> browser.get(path)))
                    .toList();
            List<HttpResponse<String>> answers = new java.util.ArrayList<>();
            for (Future<HttpResponse<String>> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
