package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RosterIT {
    @Test
    void a_township_is_known_to_everybody_and_registered_once() {
        Town town = Town.registered();

        Api.nobody()
                .get("/public/townships")
                .statusCode(200)
                .body("items[?(@.township == '" + town.id + "')].countyName", contains("澜川县"))
                .body("items[?(@.township == '" + town.id + "')].labels.platform", contains("智慧党建"));
        Api.admin()
                .post("/townships", Api.township(town.id))
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:township-already-registered"));
    }

    @Test
    void a_township_is_not_called_as_its_county() {
        Map<String, Object> township = new HashMap<>(Api.township("lanchuan"));

        Api.admin().post("/townships", township).statusCode(422);
    }

    @Test
    void organisations_are_a_tree_with_parents_first_and_todays_members() {
        Town town = Town.withMembers(2);

        town.member(0)
                .get("/organisations")
                .statusCode(200)
                .body("items[*].organisation", contains(town.committee.toString(), town.branch.toString()))
                .body("items[*].members", contains(0, 2))
                .body("items[1].parent", equalTo(town.committee.toString()));
    }

    @Test
    void an_organisation_that_cannot_stand_there_is_refused_in_words() {
        Town town = Town.withMembers(0);
        UUID id = UUID.randomUUID();

        refused(town, Town.organisation(id, UUID.randomUUID(), "甲", "branch"), 422, "parent-unknown");
        refused(town, Town.organisation(id, id, "甲", "branch"), 422, "parent-of-itself");
        refused(town, Town.organisation(id, town.branch, "甲", "branch"), 422, "level-out-of-place");
        refused(town, Town.organisation(id, null, "甲", "group"), 422, "level-out-of-place");
        refused(town, Town.organisation(id, town.committee, "第一党支部", "branch"), 409, "name-taken");
        refused(
                town,
                Town.organisation(town.branch, town.committee, "乙", "branch"),
                409,
                "organisation-already-established");
    }

    @Test
    void a_member_is_registered_with_a_name_that_lists_show_and_a_phone_that_they_hide() {
        Town town = Town.withMembers(1);
        String member = town.members.getFirst().toString();

        town.office()
                .get("/members?organisation=" + town.committee)
                .statusCode(200)
                .body("items[0].member", equalTo(member))
                .body("items[0].name", equalTo("张卫甲"))
                .body("items[0].phone", equalTo("138****1111"))
                .body("items[0].organisationName", equalTo("第一党支部"))
                .body("next", nullValue());
        town.member(0).get("/members/" + member).statusCode(200).body("phone", equalTo("13800001111"));
    }

    @Test
    void a_roster_is_paged_in_the_order_of_pinyin() {
        Town town = Town.withMembers(0);
        for (String name : List.of("赵一", "艾二", "马三")) {
            town.office()
                    .post("/members", Town.member(UUID.randomUUID(), town.branch, name))
                    .statusCode(201);
        }

        String next = town.office()
                .get("/members?limit=2")
                .statusCode(200)
                .body("items[*].name", contains("艾二", "马三"))
                .body("next", notNullValue())
                .path("next");
        town.office().get("/members?limit=2&cursor=" + next).body("items[*].name", contains("赵一"));
        town.office().get("/members?limit=2&cursor=nonsense").statusCode(400);
        town.office().get("/members?limit=201").statusCode(400);
    }

    @Test
    void what_a_member_is_changes_from_a_day_on_and_not_before() {
        Town town = Town.withMembers(1);
        String path = "/members/" + town.members.getFirst();

        town.office()
                .post(path + "/assignments", assignment(town.branch, "2026-02-01", "deputy"))
                .statusCode(200)
                .body("version", equalTo(2));
        town.office().post(path + "/assignments", assignment(town.branch, "2099-01-01", "secretary"));
        town.office().get(path).body("posts", contains("deputy")).body("from", equalTo("2026-02-01"));
        town.office()
                .post(path + "/assignments", assignment(town.branch, "2026-03-01", "secretary"))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:before-last-assignment"));
    }

    @Test
    void who_has_left_is_on_no_roster_and_can_then_be_forgotten() {
        Town town = Town.withMembers(1);
        String member = town.members.getFirst().toString();
        String path = "/members/" + member;

        town.office().post(path + "/erasure", Map.of()).statusCode(409);
        town.office().post(path + "/leaving", Map.of("from", "2026-06-01")).statusCode(200);
        town.office().get("/members").body("items", hasSize(0));
        town.office().get("/names?ids=" + member).body("items[*].name", contains("张卫甲"));
        town.office().post(path + "/erasure", Map.of()).statusCode(200);
        town.office().get("/names?ids=" + member).body("items", hasSize(0));
        town.office().get(path).body("name", nullValue()).body("phone", nullValue());
        town.office().post(path + "/leaving", Map.of("from", "2026-06-01")).statusCode(409);
        town.office()
                .post("/members/" + UUID.randomUUID() + "/erasure", Map.of())
                .statusCode(404);
    }

    @Test
    void a_secretary_registers_in_his_own_subtree_and_nowhere_else() {
        Town town = Town.withMembers(1);
        UUID group = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(group, town.branch, "第一党小组", "group"));

        town.secretary()
                .post("/members", Town.member(UUID.randomUUID(), group, "李四"))
                .statusCode(201);
        town.secretary()
                .post("/members", Town.member(UUID.randomUUID(), town.committee, "李四"))
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:not-your-organisation"));
        town.secretary().get("/members?organisation=" + town.branch).body("items[*].name", hasItem("李四"));
        town.secretary().get("/members?organisation=" + town.committee).statusCode(403);
        town.secretary().get("/members").statusCode(400);
        town.secretary()
                .post(
                        "/members/" + town.members.getFirst() + "/assignments",
                        assignment(town.committee, "2026-02-01", "deputy"))
                .statusCode(403);
    }

    @Test
    void a_roster_comes_in_as_a_table() {
        Town town = Town.withMembers(0);
        List<Map<String, Object>> rows = rows(town, 300);

        town.office()
                .post("/members/imports", Map.of("rows", rows))
                .statusCode(201)
                .body("events", hasSize(300))
                .body("members", hasSize(300));
        town.office().get("/organisations").body("items[*].members", containsInAnyOrder(0, 300));
    }

    @Test
    void one_wrong_row_keeps_the_whole_roster_out() {
        Town town = Town.withMembers(1);
        List<Map<String, Object>> rows = rows(town, 3);
        rows.get(1).put("organisation", UUID.randomUUID());
        rows.get(2).put("member", town.members.getFirst());

        town.office()
                .post("/members/imports", Map.of("rows", rows))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rows-wrong"))
                .body("errors[*].row", contains(2, 3))
                .body("errors[*].field", contains("rows[1].organisation", "rows[2].member"));
        town.office().get("/members").body("items", hasSize(1));
        town.office().post("/members/imports", Map.of("rows", rows(town, 1001))).statusCode(400);
    }

    @Test
    void names_are_given_within_the_township_to_whoever_belongs_to_it() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(1);
        String ids = town.members.getFirst() + "," + town.branch + "," + other.members.getFirst();

        town.member(0)
                .get("/names?ids=" + ids)
                .statusCode(200)
                .body("items[*].name", containsInAnyOrder("张卫甲", "第一党支部"))
                .body("items[?(@.name == '张卫甲')].organisationName", contains("第一党支部"));
        town.member(0)
                .get("/names?township=" + other.id + "&ids=" + ids)
                .body("items[*].name", containsInAnyOrder("张卫甲", "第一党支部"));
        Api.with(cn.sanwei.testing.Tokens.county("lanchuan"))
                .get("/names?ids=" + ids)
                .statusCode(403);
        town.member(0).get("/names?ids=x").statusCode(400);
        String tooMany = String.join(
                ",",
                java.util.stream.Stream.generate(() -> UUID.randomUUID().toString())
                        .limit(201)
                        .toList());
        town.member(0).get("/names?ids=" + tooMany).statusCode(400);
    }

    @Test
    void of_two_who_move_one_member_one_wins_and_the_other_is_told_what_he_did() {
        Town town = Town.withMembers(2);
        UUID second = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"));
        String member = town.members.get(1).toString();
        Api above = Api.secretary(town.id, UUID.randomUUID(), town.committee);

        town.secretary().get("/members/" + member + "/history").statusCode(200).body("version", equalTo(1));
        assign(above, member, second, "1").statusCode(200).body("version", equalTo(2));
        assign(town.secretary(), member, town.branch, "1")
                .statusCode(412)
                .body("type", equalTo("urn:sanwei:refusal:stale-version"))
                .body("detail", containsString("自 2026-07-01 起在“第二党支部”，正式党员，书记"))
                .body("current.organisation", equalTo(second.toString()))
                .body("current.version", equalTo(2));
        town.secretary().get("/members/" + member + "/history").statusCode(403);
        above.request()
                .key("leave")
                .ifMatch("\"1\"")
                .json(Map.of("from", "2026-08-01"))
                .post("/api/points/members/" + member + "/leaving")
                .statusCode(412)
                .body("detail", containsString("第二党支部"));
        above.get("/members/" + member).body("organisationName", equalTo("第二党支部"));
        assign(above, UUID.randomUUID().toString(), second, "1").statusCode(404);
    }

    @Test
    void a_roster_is_narrowed_by_status_category_post_and_name() {
        Town town = Town.withMembers(3);
        town.office()
                .post(
                        "/members/" + town.members.getFirst() + "/assignments",
                        assignment(town.branch, "2026-02-01", "secretary"));

        town.office().get("/members?post=secretary").body("items[*].name", contains("张卫甲"));
        town.office().get("/members?category=retired").body("items", hasSize(2));
        town.office().get("/members?status=probationary").body("items", hasSize(0));
        town.office().get("/members?status=full&name=卫甲").body("items[*].name", contains("张卫甲"));
        town.office().get("/members?name=%25").body("items", hasSize(0));
    }

    private static Answer assign(Api api, String member, UUID organisation, String version) {
        return api.request()
                .key()
                .ifMatch('"' + version + '"')
                .json(assignment(organisation, "2026-07-01", "secretary"))
                .post("/api/points/members/" + member + "/assignments");
    }

    private static void refused(Town town, Map<String, Object> body, int status, String slug) {
        town.office()
                .post("/organisations", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug))
                .body("detail", notNullValue());
    }

    private static Map<String, Object> assignment(UUID organisation, String from, String post) {
        return Map.of(
                "organisation",
                organisation,
                "status",
                "full",
                "categories",
                List.of(),
                "posts",
                List.of(post),
                "from",
                from);
    }

    static List<Map<String, Object>> rows(Town town, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new HashMap<>(Town.member(UUID.randomUUID(), town.branch, "王" + i)));
        }
        return rows;
    }
}
