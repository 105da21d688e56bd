package cn.sanwei.points;

import static cn.sanwei.points.AtOnce.atOnce;
import static cn.sanwei.points.SentFiles.PAST;
import static cn.sanwei.points.SentFiles.ROSTER;
import static cn.sanwei.points.SentFiles.basisOf;
import static cn.sanwei.points.SentFiles.imported;
import static cn.sanwei.points.SentFiles.key;
import static cn.sanwei.points.SentFiles.past;
import static cn.sanwei.points.SentFiles.roster;
import static cn.sanwei.points.SentFiles.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workbooks that are sent twice, or by two people at the same time. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ImportsAtOnceIT {
    @Test
    void of_two_people_who_import_the_same_roster_one_wins_and_the_other_is_told() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的甲", "新来的乙");
        String basis = basisOf(town, file);

        List<Answer> answers = atOnce(
                () -> send(town.office(), ROSTER + basis, file, key()),
                () -> send(town.secondOffice(), ROSTER + basis, file, key()));

        assertThat(answers).extracting(Answer::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(refused(answers).<String>path("type")).isEqualTo("urn:sanwei:refusal:roster-changed");
        town.office().get("/members").body("items", hasSize(3));
    }

    @Test
    void a_roster_sent_a_second_time_with_another_key_finds_that_it_is_done() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的");
        String basis = basisOf(town, file);
        send(town.office(), ROSTER + basis, file, key()).statusCode(201);

        send(town.office(), ROSTER + basis, file, key())
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:roster-changed"));
        send(town.office(), ROSTER + basisOf(town, file), file, key())
                .statusCode(200)
                .body("events", hasSize(0))
                .body("membersUnchanged", equalTo(1));
        town.office().get("/members").body("items", hasSize(2));
    }

    @Test
    void a_key_that_was_used_for_another_file_is_refused() {
        Town town = Town.withMembers(1);
        byte[] first = roster("新来的");
        byte[] second = roster("另一个");
        String key = key();
        send(town.office(), ROSTER + basisOf(town, first), first, key).statusCode(201);
        send(town.office(), ROSTER + basisOf(town, second), second, key)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));

        String other = key();
        send(town.office(), PAST, past(2), other).statusCode(200);
        send(town.office(), PAST, past(3), other)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        assertThat(imported(town)).isEqualTo(2);
    }

    @Test
    void of_two_people_who_import_the_same_past_no_row_comes_twice_and_each_is_told_what_he_brought() {
        Town town = Town.withMembers(1);
        byte[] file = past(1_200);

        List<Answer> answers = atOnce(
                () -> send(town.office(), PAST, file, key()), () -> send(town.secondOffice(), PAST, file, key()));

        assertThat(answers).extracting(Answer::statusCode).isSubsetOf(200, 409);
        int told = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .mapToInt(answer -> answer.<Integer>path("added"))
                .sum();
        assertThat(told).isLessThanOrEqualTo(1_200);
        // Whoever was told to look again does so, and finds the rest or nothing left.
        send(town.office(), PAST, file, key()).statusCode(200);
        assertThat(imported(town)).isEqualTo(1_200);
        town.office().get("/imports").body("items", hasSize(1));
    }

    @Test
    void two_clicks_at_once_are_one_import_of_either_kind() {
        Town town = Town.withMembers(1);
        byte[] past = past(10);
        byte[] roster = roster("新来的");
        String basis = basisOf(town, roster);
        String key = key();
        String other = key();

        List<Answer> ofThePast =
                atOnce(() -> send(town.office(), PAST, past, key), () -> send(town.office(), PAST, past, key));
        List<Answer> ofTheRoster = atOnce(
                () -> send(town.office(), ROSTER + basis, roster, other),
                () -> send(town.office(), ROSTER + basis, roster, other));

        assertThat(ofThePast).extracting(Answer::statusCode).containsOnly(200);
        assertThat(ofTheRoster).extracting(Answer::statusCode).containsOnly(201);
        assertThat(imported(town)).isEqualTo(10);
        town.office().get("/members").body("items", hasSize(2));
    }

    @Test
    void of_two_people_whose_sheets_share_a_row_it_comes_once() {
        Town town = Town.withMembers(1);

        List<Answer> answers = atOnce(
                () -> send(town.office(), PAST, past(10), key()),
                () -> send(town.secondOffice(), PAST, past(12), key()));

        assertThat(answers).extracting(Answer::statusCode).isSubsetOf(200, 409);
        send(town.office(), PAST, past(12), key()).statusCode(200);
        assertThat(imported(town)).isEqualTo(12);
    }

    private static Answer refused(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow();
    }
}
