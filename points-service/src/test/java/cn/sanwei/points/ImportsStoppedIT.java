package cn.sanwei.points;

import static cn.sanwei.points.SentFiles.PAST;
import static cn.sanwei.points.SentFiles.ROSTER;
import static cn.sanwei.points.SentFiles.basisOf;
import static cn.sanwei.points.SentFiles.imported;
import static cn.sanwei.points.SentFiles.key;
import static cn.sanwei.points.SentFiles.past;
import static cn.sanwei.points.SentFiles.roster;
import static cn.sanwei.points.SentFiles.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Workbooks whose import is stopped in between: nothing comes twice, and nothing is lost. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ImportsStoppedIT {
    private static final String PART = "1000";

    @Test
    void a_roster_that_was_stopped_in_between_has_left_nothing_and_goes_through_with_the_same_key() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的甲", "新来的乙");
        String basis = basisOf(town, file);
        String key = key();
        long events = Database.count("event", "township = '" + town.id + "'");

        try (Stopped stopped = new Stopped("person", "new.name = '新来的乙'", town)) {
            send(town.office(), ROSTER + basis, file, key).statusCode(503).header("Retry-After", notNullValue());
        }
        assertThat(Database.count("event", "township = '" + town.id + "'")).isEqualTo(events);
        town.office().get("/members").body("items", hasSize(1));

        send(town.office(), ROSTER + basis, file, key).statusCode(201).body("membersAdded", equalTo(2));
        town.office().get("/members").body("items", hasSize(3));
    }

    @Test
    void a_sheet_of_the_past_that_was_stopped_after_its_first_part_goes_on_with_the_same_key() {
        Town town = Town.withMembers(1);
        byte[] file = past(1_500);
        String key = key();
        stoppedAfterTheFirstPart(town, file, key);
        String id = town.office()
                .get("/imports")
                .body("items[*].done", contains(1))
                .body("items[*].parts", contains(2))
                .path("items[0].importId");
        send(town.office(), "/imports/" + id + "/take-back", new byte[0], key())
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:import-running"));

        send(town.office(), PAST, file, key).statusCode(200).body("added", equalTo(1_500));
        assertThat(imported(town)).isEqualTo(1_500);
        town.office().get("/imports/" + id).body("done", equalTo(2)).body("added", equalTo(1_500));
    }

    @Test
    void and_with_another_key_as_well() {
        Town town = Town.withMembers(1);
        byte[] file = past(1_500);
        stoppedAfterTheFirstPart(town, file, key());

        send(town.office(), PAST, file, key())
                .statusCode(200)
                .body("added", equalTo(500))
                .body("known", equalTo(1_000));
        assertThat(imported(town)).isEqualTo(1_500);
    }

    private static void stoppedAfterTheFirstPart(Town town, byte[] file, String key) {
        String firstPartIsThere = "(select count(*) from past_row where township = new.township) >= " + PART;
        try (Stopped stopped = new Stopped("past_row", firstPartIsThere, town)) {
            send(town.office(), PAST, file, key).statusCode(503).header("Retry-After", notNullValue());
        }
        assertThat(imported(town)).isEqualTo(1_000);
    }
}
