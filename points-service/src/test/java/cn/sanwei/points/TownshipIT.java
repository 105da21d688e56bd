package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class TownshipIT {
    @Test
    void a_township_takes_another_name_and_code_from_a_day_on_and_keeps_its_id_and_history() {
        Town town = Town.registered();
        LocalDate today = LocalDate.now(CycleDays.ZONE);

        Api.admin()
                .post(path(town) + "/designations", designation("新镇", "990001101", today.plusDays(400)))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("events", hasSize(1));
        Api.admin()
                .get(path(town))
                .statusCode(200)
                .body("name", equalTo("测试镇" + town.id))
                .body("designations[*].name", contains("新镇", "测试镇" + town.id))
                .body("designations[*].code", contains("990001101", "990001001"))
                .body("version", equalTo(2));
        nameForEveryone(town, "测试镇" + town.id);

        Api.admin()
                .post(path(town) + "/designations", designation("更新镇", "990001102", today.plusDays(400)))
                .statusCode(200);
        Api.admin().get(path(town)).body("designations[*].name", contains("更新镇", "测试镇" + town.id));
    }

    @Test
    void the_name_of_today_is_the_one_that_everybody_reads() {
        Town town = Town.registered();

        Api.admin()
                .post(path(town) + "/designations", designation("云溪镇", "990001001", LocalDate.now(CycleDays.ZONE)))
                .statusCode(200);
        nameForEveryone(town, "云溪镇");
        Api.admin()
                .get("/townships")
                .statusCode(200)
                .body("items[?(@.township == '" + town.id + "')].name", contains("云溪镇"))
                .body("items[?(@.township == '" + town.id + "')].countyName", contains("澜川市"));
    }

    @Test
    void a_designation_that_cannot_be_is_refused_in_words() {
        Town town = Town.registered();
        Map<String, Object> now = designation("云溪镇", "990001001", LocalDate.now(CycleDays.ZONE));
        Api.admin().post(path(town) + "/designations", now).statusCode(200);

        refused(town, now, 422, "designation-unchanged");
        refused(
                town,
                designation("旧镇", "990001001", LocalDate.now(CycleDays.ZONE).minusDays(1)),
                422,
                "before-last-designation");
        refused(town, designation("云溪镇", "12345678", LocalDate.now(CycleDays.ZONE)), 400, "malformed");
        refused(town, designation(" ", "990001001", LocalDate.now(CycleDays.ZONE)), 400, "malformed");
        Api.admin()
                .post("/townships/nowhere-" + UUID.randomUUID().toString().substring(0, 8) + "/designations", now)
                .statusCode(404);
        Api.admin().get("/townships/nowhere").statusCode(404);
    }

    @Test
    void labels_are_replaced_whole_and_read_by_everybody() {
        Town town = Town.registered();

        Api.admin()
                .post(path(town) + "/labels", Map.of("labels", Map.of("office", "党群办")))
                .statusCode(200)
                .body("events", hasSize(0));
        Api.nobody()
                .get("/public/townships")
                .body("items[?(@.township == '" + town.id + "')].labels", contains(hasEntry("office", "党群办")))
                .body("items[?(@.township == '" + town.id + "')].labels", contains(not(hasEntry("platform", "智慧党建"))));
        Api.admin()
                .post("/townships/nowhere/labels", Map.of("labels", Map.of()))
                .statusCode(404);
        Api.admin()
                .post(path(town) + "/labels", Map.of("labels", Map.of("Office", "党群办")))
                .statusCode(400);
    }

    @Test
    void of_two_who_change_the_labels_the_second_is_shown_what_the_first_did() {
        Town town = Town.registered();
        Api.admin().get(path(town)).body("labelsVersion", equalTo(1));
        label(town, 1, "党群办").statusCode(200).body("version", equalTo(2));

        label(town, 1, "组织科")
                .statusCode(412)
                .body("type", equalTo("urn:sanwei:refusal:stale-version"))
                .body("current.labels", equalTo(Map.of("office", "党群办")))
                .body("current.version", equalTo(2));
        Api.admin().get(path(town)).body("labels.office", equalTo("党群办"));

        label(town, 2, "组织科").statusCode(200).body("version", equalTo(3));
        Api.admin().get(path(town)).body("labels.office", equalTo("组织科")).body("labelsVersion", equalTo(3));
    }

    @Test
    void a_second_click_is_told_what_the_first_was_also_when_somebody_has_changed_it_since() {
        Town town = Town.registered();
        label(town, 1, "党群办", "k-" + town.id).statusCode(200).body("version", equalTo(2));
        label(town, 2, "组织科").statusCode(200);

        label(town, 1, "党群办", "k-" + town.id)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("version", equalTo(2));
        label(town, 3, "组织室", "k-" + town.id).statusCode(422).body("type", equalTo("urn:sanwei:refusal:key-reused"));
        Api.admin().get(path(town)).body("labels.office", equalTo("组织科")).body("labelsVersion", equalTo(3));
    }

    @Test
    void of_two_who_change_the_labels_at_once_one_wins_and_the_other_is_told() {
        Town town = Town.registered();

        assertThat(atOnce(() -> label(town, 1, "党群办"), () -> label(town, 1, "组织科")))
                .extracting(answer -> answer.statusCode())
                .containsExactlyInAnyOrder(200, 412);
        Api.admin().get(path(town)).body("labelsVersion", equalTo(2));
    }

    @Test
    void who_says_what_stands_already_is_told_of_no_conflict() {
        Town town = Town.registered();
        label(town, 1, "党群办").statusCode(200);

        label(town, 1, "党群办").statusCode(200).body("version", equalTo(2));
        Api.admin().get(path(town)).body("labelsVersion", equalTo(2));
    }

    @Test
    void labels_and_names_are_versions_of_their_own() {
        Town town = Town.registered();
        label(town, 1, "党群办").statusCode(200);

        Api.admin()
                .request()
                .ifMatch("\"1\"")
                .key()
                .json(designation("云溪镇", "990001001", LocalDate.now(CycleDays.ZONE)))
                .post("/api/points" + path(town) + "/designations")
                .statusCode(200);
        label(town, 2, "组织科").statusCode(200);
    }

    @Test
    void only_the_platforms_administrator_names_townships() {
        Town town = Town.registered();
        Map<String, Object> body = designation("云溪镇", "990001001", LocalDate.now(CycleDays.ZONE));

        town.office().post(path(town) + "/designations", body).statusCode(403);
        town.office().post(path(town) + "/labels", Map.of("labels", Map.of())).statusCode(403);
        town.office().get("/townships").statusCode(403);
        Api.nobody().get(path(town)).statusCode(401);
    }

    private static Answer label(Town town, int seen, String office) {
        return label(town, seen, office, UUID.randomUUID().toString());
    }

    private static Answer label(Town town, int seen, String office, String key) {
        return Api.admin()
                .request()
                .ifMatch("\"" + seen + "\"")
                .key(key)
                .json(Map.of("labels", Map.of("office", office)))
                .post("/api/points" + path(town) + "/labels");
    }

    private static void refused(Town town, Map<String, Object> body, int status, String slug) {
        Api.admin()
                .post(path(town) + "/designations", body)
                .statusCode(status)
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
    }

    private static void nameForEveryone(Town town, String name) {
        Api.nobody().get("/public/townships").body("items[?(@.township == '" + town.id + "')].name", contains(name));
    }

    private static String path(Town town) {
        return "/townships/" + town.id;
    }

    private static Map<String, Object> designation(String name, String code, LocalDate from) {
        return Map.of("name", name, "countyName", "澜川市", "code", code, "from", from.toString());
    }
}
