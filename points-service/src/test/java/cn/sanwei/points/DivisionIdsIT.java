package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An id stands in tokens for one division: a township or a county, never both. */
@QuarkusTest
@WithTestResource(RealParts.class)
class DivisionIdsIT {
    @Test
    void what_is_a_countys_id_becomes_no_townships() {
        String county = fresh();
        register(fresh(), county).statusCode(201);

        register(county, fresh())
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:id-is-a-county"))
                .body("detail", containsString(county))
                .body("errors[*].field", contains("township"));
        assertThat(known(county)).isZero();
    }

    @Test
    void what_is_a_townships_id_becomes_no_countys() {
        String township = fresh();
        register(township, fresh()).statusCode(201);

        String below = fresh();
        register(below, township)
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:id-is-a-township"))
                .body("detail", containsString(township))
                .body("errors[*].field", contains("county"));
        assertThat(known(below)).isZero();
    }

    @Test
    void a_township_of_a_county_that_has_one_already_is_registered() {
        String county = fresh();

        register(fresh(), county).statusCode(201);
        register(fresh(), county).statusCode(201);
    }

    @Test
    void a_refused_registration_leaves_its_other_id_free() {
        String county = fresh();
        register(fresh(), county).statusCode(201);
        String free = fresh();
        register(county, free).statusCode(409);

        register(free, county).statusCode(201);
    }

    @Test
    void of_two_who_use_one_id_for_both_at_once_one_wins_and_the_other_is_told() {
        for (int round = 0; round < 8; round++) {
            String both = fresh();
            List<Answer> answers = atOnce(both, fresh(), fresh(), both);

            assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(201, 409);
            assertThat(refusal(answers))
                    .isIn("urn:sanwei:refusal:id-is-a-county", "urn:sanwei:refusal:id-is-a-township");
            assertThat(Database.count("division", "id = '" + both + "'")).isOne();
        }
    }

    @Test
    void two_that_name_each_other_as_their_county_at_once_do_not_wait_for_each_other() {
        for (int round = 0; round < 8; round++) {
            String one = fresh();
            String other = fresh();

            assertThat(atOnce(one, other, other, one))
                    .extracting(answer -> answer.statusCode())
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void an_id_that_names_its_own_county_is_refused_beside_its_field() {
        String same = fresh();

        register(same, same)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:township-named-like-its-county"))
                .body("errors[*].field", contains("county"));
        assertThat(Database.count("division", "id = '" + same + "'")).isZero();
    }

    private static List<Answer> atOnce(String township, String county, String second, String secondCounty) {
        return AtOnce.atOnce(() -> register(township, county), () -> register(second, secondCounty));
    }

    private static String refusal(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow()
                .path("type");
    }

    private static long known(String township) {
        return Database.count("township_profile", "township = '" + township + "'")
                + Database.count("event", "township = '" + township + "'");
    }

    private static Answer register(String township, String county) {
        Map<String, Object> body = new HashMap<>(Api.township(township));
        body.put("county", county);
        return Api.admin().post("/townships", body);
    }

    private static String fresh() {
        return "id-" + UUID.randomUUID().toString().substring(0, 13);
    }
}
