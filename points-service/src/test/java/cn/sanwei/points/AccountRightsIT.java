package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what with accounts: decided before Keycloak is asked, so none is started here. */
@QuarkusTest
@WithTestResource(RealParts.class)
class AccountRightsIT {
    @Test
    void office_accounts_are_the_administrators_and_of_townships_that_are_there() {
        Town town = Town.registered();
        Map<String, Object> body = Map.of("name", "组织办 李静", "role", "township-office");
        String accounts = "/townships/" + town.id + "/accounts";

        town.office().post(accounts, body).statusCode(403);
        town.office().get(accounts).statusCode(403);
        Api.admin().post("/townships/nowhere/accounts", body).statusCode(404);
        Api.admin().post(accounts, Map.of("name", "李静", "role", "county")).statusCode(400);
        Api.admin()
                .post(accounts, Map.of("name", "<李静>", "role", "social-worker"))
                .statusCode(400);
        Api.admin()
                .post(accounts + "/" + UUID.randomUUID() + "/closing", Map.of())
                .statusCode(404);
        Api.admin()
                .post(accounts + "/" + UUID.randomUUID() + "/codes", Map.of())
                .statusCode(404);
    }

    @Test
    void whose_account_was_refused_is_the_offices_to_see_and_of_its_own_township() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(1);
        Database.change(
                "update account_due set attempts = 1, failure = 'name-refused', not_before = now() + interval '1 hour'"
                        + " where member = '" + town.members.getFirst() + "'");
        String mine = town.members.getFirst().toString();

        town.secretary().get("/accounts/refused").statusCode(403);
        town.secretary().post("/accounts/refused/attempts", Map.of()).statusCode(403);
        other.office().get("/accounts/refused").statusCode(200).body("items[*].member", not(hasItem(mine)));
        other.office().post("/accounts/refused/attempts", Map.of()).body("tickets", equalTo(0));
        town.office().get("/accounts/refused?limit=0").statusCode(400);
        town.office().get("/accounts/refused?cursor=nonsense").statusCode(400);
    }

    @Test
    void a_countys_accounts_are_the_administrators_and_of_counties_that_have_a_township() {
        Town town = Town.registered();
        Map<String, Object> body = Map.of("name", "县委组织部 陈晓");

        town.office().post("/counties/lanchuan/accounts", body).statusCode(403);
        town.office().get("/counties/lanchuan/accounts").statusCode(403);
        Api.admin().post("/counties/nowhere/accounts", body).statusCode(404);
        Api.admin().post("/counties/" + town.id + "/accounts", body).statusCode(404);
        Api.admin()
                .post("/townships/lanchuan/accounts", Map.of("name", "李静", "role", "township-office"))
                .statusCode(404);
        Api.admin().post("/counties/lanchuan/accounts", Map.of("name", "<陈晓>")).statusCode(400);
        Api.admin().post("/counties/Bad_Id/accounts", body).statusCode(400);
    }

    @Test
    void two_clicks_open_one_account_of_a_county_and_another_county_knows_nothing_of_it() {
        String county =
                Town.registeredIn("county-a-" + UUID.randomUUID().toString().substring(0, 8)).county;
        String other =
                Town.registeredIn("county-b-" + UUID.randomUUID().toString().substring(0, 8)).county;
        String accounts = "/counties/" + county + "/accounts";
        Map<String, Object> body = Map.of("name", "县委组织部 陈晓");

        List<Answer> opened = atOnce(
                () -> Api.admin().post(accounts, body, county),
                () -> Api.admin().post(accounts, body, county));
        assertThat(opened).extracting(answer -> answer.statusCode()).containsOnly(201);
        String id = opened.getFirst().path("id");
        Api.admin()
                .post(accounts, Map.of("name", "县委组织部 李静"), county)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        Api.admin().get(accounts).body("items[*].account", contains(id));

        String elsewhere = "/counties/" + other + "/accounts";
        Api.admin().post(elsewhere + "/" + id + "/closing", Map.of()).statusCode(404);
        Api.admin().post(elsewhere + "/" + id + "/reopening", Map.of()).statusCode(404);
        Api.admin().post(elsewhere + "/" + id + "/codes", Map.of()).statusCode(404);
        Api.admin().get(elsewhere).statusCode(200).body("items", hasSize(0));
        Api.with(Tokens.county(county)).get(accounts).statusCode(403);

        for (int click = 0; click < 2; click++) {
            Api.admin().post(accounts + "/" + id + "/closing", Map.of()).statusCode(200);
            Api.admin().get(accounts).body("items[*].closed", contains(true));
        }
    }

    @Test
    void another_townships_members_and_another_branchs_are_nobodys_to_make_codes_for() {
        Town town = Town.withMembers(2);
        Town other = Town.withMembers(1);
        Map<String, Object> body = Map.of("members", List.of(town.members.get(1)));

        other.office().post("/accounts/codes", body).statusCode(404);
        other.office().get("/accounts?organisation=" + town.branch).statusCode(404);
        Api.secretary(town.id, UUID.randomUUID(), UUID.randomUUID())
                .post("/accounts/codes", body)
                .statusCode(403);
        town.member(0).post("/accounts/codes", body).statusCode(403);
        town.office().post("/accounts/codes", Map.of("members", List.of())).statusCode(400);
        town.office().get("/accounts").statusCode(400);
    }
}
