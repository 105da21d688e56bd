package cn.sanwei.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.platform.StateFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakServerIT {
    private static final String PORTAL = "http://localhost:8800";
    private static final String MOVED_PORTAL = "http://localhost:9900";
    private static final HttpClient HTTP = Http.client();

    @TempDir
    static Path folder;

    private static KeycloakSettings settings;
    private static KeycloakServer keycloak;

    @BeforeAll
    static void startKillAndStartElsewhere() {
        settings = settings(PORTAL);
        keycloak = KeycloakServer.start(settings);
        keycloak.kill();
        settings = settings(MOVED_PORTAL);
        keycloak = KeycloakServer.start(settings);
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.stop();
        }
        HTTP.close();
    }

    @Test
    void a_secretarys_token_says_who_he_is_where_he_belongs_and_what_he_holds() throws Exception {
        JsonNode claims = claimsOf("yunxi-secretary");
        assertThat(claims.get("aud").asText()).isEqualTo("sanwei");
        assertThat(claims.get("sub").asText()).isNotBlank();
        assertThat(claims.get("iss").asText()).isEqualTo(keycloak.url() + "/realms/sanwei");
        assertThat(texts(claims.at("/realm_access/roles"))).containsExactlyInAnyOrder("member", "branch-secretary");
        assertThat(claims.get("division").asText()).isEqualTo("yunxi");
        assertThat(claims.get("member").asText()).isEqualTo(demoId("yunxi/member/3"));
        assertThat(texts(claims.get("organisations"))).containsExactly(demoId("yunxi/branch/1") + ":secretary");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void each_demo_account_has_its_role_division_and_member() throws Exception {
        assertClaims("admin", "platform-admin", "sanwei", null);
        assertClaims("county", "county", "lanchuan", null);
        assertClaims("yunxi-office", "township-office", "yunxi", null);
        assertClaims("yunxi-member", "member", "yunxi", "yunxi/member/1");
        assertClaims("yunxi-member2", "member", "yunxi", "yunxi/member/2");
        assertClaims("yunxi-social", "social-worker", "yunxi", null);
        assertClaims("yunxi-resident", "resident", "yunxi", null);
        assertClaims("qinghe-office", "township-office", "qinghe", null);
        assertClaims("qinghe-member", "member", "qinghe", "qinghe/member/1");
        assertClaims("shiqiao-office", "township-office", "shiqiao", null);
        assertClaims("shiqiao-member", "member", "shiqiao", "shiqiao/member/1");
        assertThat(claimsOf("qinghe-secretary").get("member").asText()).isEqualTo(demoId("qinghe/member/2"));
        assertThat(texts(claimsOf("qinghe-secretary").get("organisations")))
                .containsExactly(demoId("qinghe/branch/1") + ":secretary");
    }

    @Test
    void the_service_that_keeps_accounts_may_change_users_of_the_realm_and_call_no_service() throws Exception {
        HttpResponse<String> answer = post(Map.of(
                "grant_type", "client_credentials", "client_id", "sanwei-accounts", "client_secret", "accounts"));
        assertThat(claims(answer).path("aud").toString()).doesNotContain("sanwei");
        String token =
                StateFile.JSON.readTree(answer.body()).get("access_token").asText();
        assertThat(asked("/admin/realms/sanwei/users?max=1", token)).isEqualTo(200);
        assertThat(asked("/admin/realms/sanwei/clients", token)).isEqualTo(403);
        assertThat(asked("/admin/realms/master/users?max=1", token)).isGreaterThanOrEqualTo(400);
    }

    @Test
    void the_pages_have_no_token_without_a_person_behind_it() throws Exception {
        HttpResponse<String> answer =
                post(Map.of("grant_type", "client_credentials", "client_id", "portal", "client_secret", "portal"));
        assertThat(answer.body()).contains("unauthorized_client", "service account");
    }

    @Test
    void a_wrong_password_a_wrong_secret_and_the_portals_client_by_password_are_refused() throws Exception {
        assertThat(password("sanwei-cli", "yunxi-member", "guess").body()).contains("invalid_grant");
        assertThat(password("portal", "yunxi-member", "sanwei-demo").body()).contains("unauthorized_client");
        Map<String, String> guessedSecret =
                Map.of("grant_type", "client_credentials", "client_id", "portal", "client_secret", "guess");
        assertThat(post(guessedSecret).body()).contains("unauthorized_client", "Invalid client");
    }

    @Test
    void a_user_cannot_change_the_attributes_that_the_services_decide_by() throws Exception {
        JsonNode token = StateFile.JSON.readTree(loggedIn("yunxi-member").body());
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/sanwei/account"))
                        .header(
                                "Authorization",
                                "Bearer " + token.get("access_token").asText())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"yunxi-member\",\"attributes\":{\"division\":[\"qinghe\"]}}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(claimsOf("yunxi-member").get("division").asText()).isEqualTo("yunxi");
    }

    @Test
    void people_log_in_in_chinese_with_a_proof_key_and_are_sent_to_where_the_portal_is_now_and_nowhere_else()
            throws Exception {
        String key = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        HttpResponse<String> page = login(MOVED_PORTAL + "/login", key);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"zh-CN\"", "登录");

        assertThat(login(PORTAL + "/login", key).statusCode()).isEqualTo(400);
        assertThat(login("http://elsewhere.example/login", key).statusCode()).isEqualTo(400);
        HttpResponse<String> withoutKey = login(MOVED_PORTAL + "/login", "");
        assertThat(withoutKey.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
    }

    private static KeycloakSettings settings(String portal) {
        SourceTree tree = SourceTree.find();
        return new KeycloakSettings(
                tree.keycloakArchive(),
                tree.keycloakBuilds(),
                tree.realm(),
                folder.resolve("keycloak"),
                folder.resolve("keycloak.log"),
                true,
                Loopback.freePort(),
                Loopback.freePort(),
                "administrator",
                "administrator",
                portal,
                "portal",
                "accounts",
                Duration.ofSeconds(180));
    }

    private static int asked(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(keycloak.url() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void assertClaims(String user, String role, String division, String member) throws Exception {
        JsonNode claims = claimsOf(user);
        assertThat(texts(claims.at("/realm_access/roles"))).as(user).containsExactly(role);
        assertThat(textOrNull(claims, "division")).as(user).isEqualTo(division);
        assertThat(textOrNull(claims, "member")).as(user).isEqualTo(member == null ? null : demoId(member));
        assertThat(claims.get("aud").asText()).as(user).isEqualTo("sanwei");
    }

    private static String textOrNull(JsonNode claims, String name) {
        return claims.has(name) ? claims.get(name).asText() : null;
    }

    private static String demoId(String key) {
        return UUID.nameUUIDFromBytes(("sanwei-demo/" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static JsonNode claimsOf(String user) throws IOException, InterruptedException {
        return claims(loggedIn(user));
    }

    /**
     * Against guessing in parallel Keycloak refuses a login while another of the same user is under way, in the words of a
     * wrong password; and a login is under way for a moment longer than its answer.
     */
    private static HttpResponse<String> loggedIn(String user) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(10);
        HttpResponse<String> answer = password("sanwei-cli", user, "sanwei-demo");
        while (answer.statusCode() != 200 && Instant.now().isBefore(deadline)) {
            Thread.sleep(100); // the moment
            answer = password("sanwei-cli", user, "sanwei-demo");
        }
        return answer;
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token =
                StateFile.JSON.readTree(answer.body()).get("access_token").asText();
        return StateFile.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static HttpResponse<String> password(String client, String user, String password)
            throws IOException, InterruptedException {
        return post(Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    private static HttpResponse<String> post(Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/sanwei/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> login(String redirect, String more) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(keycloak.url()
                                + "/realms/sanwei/protocol/openid-connect/auth?client_id=portal&response_type=code"
                                + "&scope=openid&redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                                + more))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> texts(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
