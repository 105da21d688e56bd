package cn.sanwei.activity.http;

import static cn.sanwei.activity.http.Scene.ACTIVITIES;
import static cn.sanwei.activity.http.Scene.AFTER;
import static cn.sanwei.activity.http.Scene.STARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.contracts.Store;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meeting of a whole township: as many people as one transaction marks. */
@QuarkusTest
@WithTestResource(RealParts.class)
class LargeActivityIT {
    private static final int PEOPLE = 2_000;

    Scene scene;

    @BeforeEach
    void township() {
        scene = Scene.known();
    }

    @AfterEach
    void close() {
        change("drop trigger if exists slow on attendance");
        change("drop function if exists slow()");
        scene.close();
    }

    @Test
    void two_thousand_who_did_not_come_are_marked_at_once_though_it_takes_longer_than_a_single_command_may() {
        String meeting = scene.post(
                        scene.committeeSecretary, ACTIVITIES, Scene.body(scene.committee, "party-lecture", STARTS))
                .statusCode(201)
                .path("id");
        String path = ACTIVITIES + "/" + meeting;
        scene.post(scene.office, path + "/acknowledgement", "{}").statusCode(200);
        scene.post(scene.committeeSecretary, path + "/publication", "{}").statusCode(200);
        change("""
                insert into roster_line (member, since, township, county, organisation, status)
                select gen_random_uuid(), date '2026-01-01', township, county, id, 'full'
                from roster_organisation, generate_series(1, %d) where id = '%s'
                """.formatted(PEOPLE, scene.otherBranch));
        slow();
        TestClock.shared().set(AFTER);

        scene.post(scene.committeeSecretary, path + "/close", "{}")
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("events", hasSize(PEOPLE + 5));
        assertThat(TestDatabase.texts(
                        Store.ACTIVITY,
                        "select count(*)::text from attendance where mark = 'absent' and activity::text = ?",
                        meeting))
                .containsExactly(Integer.toString(PEOPLE + 4));
    }

    /** Whoever writes marks of this township is held up for longer than a single command has. */
    private void slow() {
        change("""
                create function slow() returns trigger language plpgsql as $body$
                begin
                    if current_setting('app.division', true) = tg_argv[0] then
                        perform pg_sleep(1.5);
                    end if;
                    return null;
                end
                $body$
                """);
        change("create trigger slow after insert on attendance for each statement execute function slow('%s')"
                .formatted(scene.township.id()));
    }

    private static void change(String sql) {
        try (Connection connection = TestDatabase.connect(Store.ACTIVITY);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
