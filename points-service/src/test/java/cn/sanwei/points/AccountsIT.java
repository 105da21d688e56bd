package cn.sanwei.points;

import static cn.sanwei.points.AwaitedAccounts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.keycloak.KeycloakAccount;
import cn.sanwei.points.keycloak.KeycloakAdmin;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Accounts against a real Keycloak, which the first test starts. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsIT {
    @TempDir
    static Path folder;

    private static RealKeycloak started;

    @Inject
    KeycloakAdmin keycloak;

    private AwaitedAccounts awaited;

    @BeforeEach
    void keycloak_is_waited_for() {
        awaited = new AwaitedAccounts(keycloak);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.stop();
        }
    }

    /** More than one batch of the worker. */
    private static final int MANY = 60;

    @Test
    @Order(1)
    void all_who_were_registered_while_keycloak_was_away_have_one_account_each_when_it_is_back() {
        Town town = Town.withMembers(MANY);
        UUID refused = UUID.randomUUID();
        town.office()
                .post("/members", Town.member(refused, town.branch, "张<卫>"))
                .statusCode(201);
        String accounts = "/accounts?limit=200&organisation=" + town.branch;
        town.office()
                .get(accounts)
                .statusCode(200)
                .body("items", hasSize(MANY + 1))
                .body("items[*].state", everyItem(equalTo("waiting")))
                .body("items[*].userName", everyItem(nullValue()));
        town.office()
                .post("/accounts/codes", Map.of("members", town.members.subList(0, 2)))
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:account-not-ready"));

        realKeycloak();

        await().atMost(SOON)
                .until(
                        () -> town.office().get(accounts).<List<String>>path("items[*].state"),
                        states -> Collections.frequency(states, "open") == MANY);
        Map<String, String> userNames = userNames(town.office().get(accounts).path("items"));
        Set<UUID> found = new HashSet<>();
        for (UUID member : town.members) {
            KeycloakAccount account = keycloak.byMember(new MemberId(member)).orElseThrow();
            assertThat(account.userName()).matches("[1-9][0-9]{7}").isEqualTo(userNames.get(member.toString()));
            assertThat(account.attribute("division")).containsExactly(town.id);
            found.add(account.id());
        }
        assertThat(found).hasSize(MANY);
        assertThat(keycloak.byMember(new MemberId(refused))).isEmpty();
        assertThat(Database.count("account_due", "township = '" + town.id + "'"))
                .as("of all only the refused one is still due")
                .isOne();
        KeycloakAccount first = awaited.awaitAccount(town.members.getFirst());
        assertThat(first.name()).isEqualTo("张卫甲");
        awaited.awaitRoles(first, "member");
        town.office()
                .get("/accounts?organisation=" + town.committee)
                .body("items[*].userName", hasItem(first.userName()));
    }

    @Test
    void an_account_follows_its_member_through_posts_to_leaving_and_erasure() {
        realKeycloak();
        Town town = Town.withMembers(1);
        String path = "/members/" + town.members.getFirst();
        KeycloakAccount account = awaited.awaitAccount(town.members.getFirst());

        assign(town, path, List.of("secretary"));
        awaited.awaitRoles(account, "member", "branch-secretary");
        assertThat(awaited.now(account).attribute("organisations")).containsExactly(town.branch + ":secretary");

        assign(town, path, List.of("liaison"));
        awaited.awaitRoles(account, "member");
        assertThat(awaited.now(account).attribute("organisations")).containsExactly(town.branch + ":liaison");

        town.office()
                .post(
                        path + "/leaving",
                        Map.of("from", LocalDate.now(CycleDays.ZONE).toString()))
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited.now(account).enabled()).isFalse());
        awaited.awaitRoles(account);

        town.office().post(path + "/erasure", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(keycloak.byId(account.id())).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Database.count("account", "member = '" + town.members.getFirst() + "'"))
                        .isZero());
    }

    @Test
    void an_account_that_carries_a_members_id_already_becomes_his_with_its_user_name_and_password() {
        RealKeycloak real = realKeycloak();
        Town town = Town.withMembers(0);
        UUID member = UUID.nameUUIDFromBytes("sanwei-demo/qinghe/member/1".getBytes(StandardCharsets.UTF_8));

        town.office().post("/members", Town.member(member, town.branch, "周一山")).statusCode(201);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(keycloak.byMember(new MemberId(member))
                                .orElseThrow()
                                .attribute("division"))
                        .containsExactly(town.id));
        AwaitedAccounts.awaitLogIn(real, "qinghe-member", "sanwei-demo", "access_token");
        await().atMost(SOON).until(() -> AwaitedAccounts.column(town, member, "userName"), "qinghe-member"::equals);
    }

    @Test
    void a_secretarys_code_lets_a_member_in_once_and_a_new_one_makes_it_void() {
        RealKeycloak real = realKeycloak();
        Town town = Town.withMembers(2);
        KeycloakAccount account = awaited.awaitOpen(town, 1);
        Map<String, Object> body = Map.of("members", List.of(town.members.get(1)));

        String key = UUID.randomUUID().toString();
        Answer made = town.secretary()
                .post("/accounts/codes", body, key)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("items[0].name", equalTo("张卫申"))
                .body("items[0].organisationName", equalTo("第一党支部"))
                .body("items[0].userName", equalTo(account.userName()))
                .body("items[0].code", matchesPattern("[a-z]{9}"));
        String first = made.path("items[0].code");
        AwaitedAccounts.awaitLogIn(real, account.userName(), first, "Account is not fully set up");

        town.secretary()
                .post("/accounts/codes", body, key)
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:codes-shown-once"));
        String second =
                town.secretary().post("/accounts/codes", body).statusCode(201).path("items[0].code");
        assertThat(real.logIn(account.userName(), first)).contains("Invalid user credentials");
        AwaitedAccounts.awaitLogIn(real, account.userName(), second, "Account is not fully set up");
        assertThat(Database.count("login_code", "township = '" + town.id + "'")).isEqualTo(2);
        assertThat(Database.count("command_receipt", "cast(answer as text) like '%" + second + "%'"))
                .isZero();
    }

    @Test
    void a_sheet_has_for_each_his_own_account_with_a_code_that_opens_it_and_no_other() {
        RealKeycloak real = realKeycloak();
        Town town = Town.withMembers(6);
        List<UUID> asked = new ArrayList<>();
        Map<String, String> userNames = new HashMap<>();
        for (int i = 1; i < 6; i++) {
            asked.add(town.members.get(i));
            userNames.put(
                    town.members.get(i).toString(), awaited.awaitOpen(town, i).userName());
        }

        List<Map<String, String>> sheet = town.secretary()
                .post("/accounts/codes", Map.of("members", asked))
                .statusCode(201)
                .path("items");

        assertThat(userNames(sheet)).isEqualTo(userNames);
        assertThat(sheet).extracting(item -> item.get("code")).doesNotHaveDuplicates();
        for (Map<String, String> item : sheet) {
            AwaitedAccounts.awaitLogIn(real, item.get("userName"), item.get("code"), "Account is not fully set up");
        }
        assertThat(real.logIn(sheet.get(0).get("userName"), sheet.get(1).get("code")))
                .contains("Invalid user credentials");
    }

    private static Map<String, String> userNames(List<Map<String, String>> items) {
        return items.stream().collect(Collectors.toMap(item -> item.get("member"), item -> item.get("userName")));
    }

    @Test
    void a_code_that_nobody_used_in_time_lets_nobody_in() {
        RealKeycloak real = realKeycloak();
        Town town = Town.withMembers(2);
        KeycloakAccount account = awaited.awaitOpen(town, 1);
        String code = town.office()
                .post("/accounts/codes", Map.of("members", List.of(town.members.get(1))))
                .statusCode(201)
                .path("items[0].code");

        String member = "member = '" + town.members.get(1) + "'";
        Database.change("update account set code_until = now() - interval '1 minute' where " + member);
        Database.change("update account_due set due_at = now() where " + member);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(real.logIn(account.userName(), code)).contains("Invalid user credentials"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Database.count("account", member + " and code_until is null"))
                        .isOne());
    }

    @Test
    void nobody_makes_a_code_for_an_account_that_may_do_as_much_as_his_own() {
        realKeycloak();
        Town town = Town.withMembers(3);
        assign(town, "/members/" + town.members.get(1), List.of("deputy"));
        KeycloakAccount third = awaited.awaitOpen(town, 2);
        awaited.awaitOpen(town, 1);

        for (int own = 0; own < 2; own++) {
            town.secretary()
                    .post("/accounts/codes", Map.of("members", List.of(town.members.get(own))))
                    .statusCode(403)
                    .body("type", equalTo("urn:sanwei:refusal:not-below-your-account"));
        }
        keycloak.setRoles(third.id(), Set.of(), Set.of("township-office"));
        town.office()
                .post("/accounts/codes", Map.of("members", List.of(town.members.get(2))))
                .statusCode(403);
        keycloak.setRoles(third.id(), Set.of("township-office"), Set.of());
        Api committee = Api.with(Tokens.with("branch-secretary")
                .in(town.id)
                .holding(town.committee, "secretary")
                .sign());
        committee
                .post("/accounts/codes", Map.of("members", List.of(town.members.get(1))))
                .statusCode(201);
    }

    @Test
    void the_administrator_opens_an_office_account_by_name_hands_it_over_and_closes_it() {
        RealKeycloak real = realKeycloak();
        Town town = Town.registered();
        String accounts = "/townships/" + town.id + "/accounts";
        String id = Api.admin()
                .post(accounts, Map.of("name", "组织办 李静", "role", "township-office"))
                .statusCode(201)
                .path("id");
        await().atMost(SOON).until(() -> Api.admin().get(accounts).path("items[0].state"), "open"::equals);

        Answer made = Api.admin().post(accounts + "/" + id + "/codes", Map.of()).statusCode(201);
        String userName = made.path("items[0].userName");
        String code = made.path("items[0].code");
        AwaitedAccounts.awaitLogIn(real, userName, code, "Account is not fully set up");
        KeycloakAccount account = keycloak.byUserName(userName).orElseThrow();
        assertThat(account.name()).isEqualTo("组织办 李静");
        assertThat(account.attribute("division")).containsExactly(town.id);
        awaited.awaitRoles(account, "township-office");

        Api.admin().post(accounts + "/" + id + "/closing", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited.now(account).enabled()).isFalse());
        Api.admin()
                .post(accounts + "/" + id + "/codes", Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:account-closed"));
        Api.admin().post(accounts + "/" + id + "/reopening", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited.now(account).enabled()).isTrue());
    }

    @Test
    void what_somebody_changed_by_hand_is_mended_by_a_comparison() {
        realKeycloak();
        Town town = Town.withMembers(1);
        KeycloakAccount account = awaited.awaitOpen(town, 0);
        keycloak.update(account, new KeycloakAccount.Content(false, "别人", Map.of("division", Set.of("elsewhere"))));

        Api.admin()
                .post("/townships/" + town.id + "/accounts/comparison", Map.of())
                .statusCode(200)
                .body("accounts", equalTo(1));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(awaited.now(account).enabled()).isTrue();
            assertThat(awaited.now(account).name()).isEqualTo("张卫甲");
            assertThat(awaited.now(account).attribute("division")).containsExactly(town.id);
        });
    }

    @Test
    void an_account_that_keycloak_refuses_waits_and_holds_up_nobody() {
        realKeycloak();
        Town town = Town.withMembers(0);
        UUID refused = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        town.office()
                .post("/members", Town.member(refused, town.branch, "张<卫>"))
                .statusCode(201);
        town.office().post("/members", Town.member(other, town.branch, "李四")).statusCode(201);

        awaited.awaitAccount(other);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Database.count(
                                "account_due", "member = '" + refused + "' and attempts > 0 and not_before > now()"))
                        .isOne());
        town.office()
                .get("/accounts?organisation=" + town.branch)
                .body("items[?(@.member == '" + refused + "')].state", contains(not("open")));
        town.office()
                .get("/accounts/refused")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].member", equalTo(refused.toString()))
                .body("items[0].name", equalTo("张<卫>"))
                .body("items[0].organisationName", equalTo("第一党支部"))
                .body("items[0].fault", equalTo("name-refused"))
                .body("items[0].reason", containsString("更正姓名"));

        Database.change(
                "update account_due set not_before = now() + interval '1 hour' where member = '" + refused + "'");
        int attempts = town.office().get("/accounts/refused").path("items[0].attempts");
        town.office()
                .post("/accounts/refused/attempts", Map.of())
                .statusCode(200)
                .body("tickets", equalTo(1));
        await().atMost(SOON)
                .until(
                        () -> town.office().get("/accounts/refused").<Integer>path("items[0].attempts"),
                        tried -> tried > attempts);

        Database.change("update person set name = '张卫' where member = '" + refused + "'");
        awaited.awaitAccount(refused);
        await().atMost(SOON)
                .untilAsserted(() -> town.office().get("/accounts/refused").body("items", hasSize(0)));
        assertThat(Database.count("account_due", "member = '" + refused + "'"))
                .as("one look answers what was put off too")
                .isZero();
    }

    @Test
    void a_countys_account_is_opened_by_name_sees_its_county_and_is_no_townships() {
        RealKeycloak real = realKeycloak();
        String county = "county-" + UUID.randomUUID().toString().substring(0, 8);
        Town town = Town.registeredIn(county);
        String accounts = "/counties/" + county + "/accounts";

        String id = Api.admin()
                .post(accounts, Map.of("name", "县委组织部 陈晓"))
                .statusCode(201)
                .path("id");
        await().atMost(SOON).until(() -> Api.admin().get(accounts).path("items[0].state"), "open"::equals);
        Api.admin()
                .get(accounts)
                .body("items", hasSize(1))
                .body("items[0].role", equalTo("county"))
                .body("items[0].refused", nullValue());
        Api.admin().get("/townships/" + town.id + "/accounts").body("items", hasSize(0));

        Answer made = Api.admin().post(accounts + "/" + id + "/codes", Map.of()).statusCode(201);
        String userName = made.path("items[0].userName");
        AwaitedAccounts.awaitLogIn(real, userName, made.path("items[0].code"), "Account is not fully set up");
        KeycloakAccount account = keycloak.byUserName(userName).orElseThrow();
        assertThat(account.attribute("division")).containsExactly(county);
        awaited.awaitRoles(account, "county");

        String office = Api.admin()
                .post("/townships/" + town.id + "/accounts", Map.of("name", "组织办 李静", "role", "township-office"))
                .path("id");
        Api.admin().post(accounts + "/" + office + "/closing", Map.of()).statusCode(404);
        Api.admin()
                .post("/townships/" + town.id + "/accounts/" + id + "/closing", Map.of())
                .statusCode(404);

        Api.admin().post(accounts + "/" + id + "/closing", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited.now(account).enabled()).isFalse());
        Api.admin().post(accounts + "/" + id + "/codes", Map.of()).statusCode(409);
        Api.admin().post(accounts + "/" + id + "/reopening", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(awaited.now(account).enabled()).isTrue());
        Api.admin()
                .get("/townships/" + town.id + "/accounts")
                .body("items", hasSize(1))
                .body("items[0].closed", equalTo(false));
    }

    private static RealKeycloak realKeycloak() {
        if (started == null) {
            started = RealKeycloak.start(folder.resolve("keycloak"));
        }
        return started;
    }

    private static void assign(Town town, String path, List<String> posts) {
        town.office()
                .post(
                        path + "/assignments",
                        Map.of(
                                "organisation",
                                town.branch,
                                "status",
                                "full",
                                "categories",
                                List.of(),
                                "posts",
                                posts,
                                "from",
                                LocalDate.now(CycleDays.ZONE).toString()))
                .statusCode(200);
    }
}
