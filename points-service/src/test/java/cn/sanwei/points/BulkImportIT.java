package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.points.rosterfile.RosterFile;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is slow on purpose: what many rows may take, and single commands may not. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BulkImportIT {
    /** Longer than a single command has, shorter than an import has. */
    private static final double LONGER_THAN_ONE = 1.5;

    private static final double LONGER_THAN_ALL = 8;

    @AfterEach
    void asQuickAsBefore() {
        for (String table : List.of("person", "past_row")) {
            Database.change("drop trigger if exists slow on " + table);
        }
        Database.change("drop function if exists slow()");
    }

    @Test
    void the_largest_roster_is_imported_though_it_takes_longer_than_a_single_command_may() {
        Town town = Town.registered();
        byte[] file = RosterSheetIT.book(RosterFile.MOST_ROWS).file();
        String basis = RosterSheetIT.check(town, file).statusCode(200).path("basis");
        slow(town, "person", LONGER_THAN_ONE);

        RosterSheetIT.importIt(town, file, basis, "k")
                .statusCode(201)
                .body("membersAdded", equalTo(RosterFile.MOST_ROWS))
                .body("events", hasSize(RosterFile.MOST_ROWS + 26));
        assertThat(Database.count("person", "township = '" + town.id + "'")).isEqualTo(RosterFile.MOST_ROWS);
    }

    @Test
    void a_roster_that_a_program_sends_may_take_as_long() {
        Town town = Town.withMembers(1);
        slow(town, "person", LONGER_THAN_ONE);

        town.office()
                .post("/members/imports", Map.of("rows", RosterIT.rows(town, 2)))
                .statusCode(201)
                .body("members", hasSize(2));
    }

    @Test
    void what_takes_longer_than_an_import_may_is_answered_503_and_stored_in_no_part_and_the_same_key_succeeds_later() {
        Town town = Town.registered();
        byte[] file = RosterSheetIT.book(100).file();
        String basis = RosterSheetIT.check(town, file).statusCode(200).path("basis");
        slow(town, "person", LONGER_THAN_ALL);

        long began = System.nanoTime();
        RosterSheetIT.importIt(town, file, basis, "k")
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:sanwei:refusal:away"));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("ended at its bound, and not begun again")
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
        assertThat(Database.count("event", "township = '" + town.id + "' and type not like '%township%'"))
                .isZero();
        assertThat(Database.count("member", "township = '" + town.id + "'")).isZero();

        asQuickAsBefore();
        RosterSheetIT.importIt(town, file, basis, "k").statusCode(201).body("membersAdded", equalTo(100));
        RosterSheetIT.importIt(town, file, basis, "k").statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void a_part_of_the_past_may_take_as_long() {
        Town town = Town.withMembers(1);
        slow(town, "past_row", LONGER_THAN_ONE);

        SentFiles.send(town.office(), SentFiles.PAST, SentFiles.past(20), SentFiles.key())
                .statusCode(200)
                .body("added", equalTo(20));
    }

    /** Whoever writes rows of this town into the table is held up so long, by one statement. */
    private static void slow(Town town, String table, double seconds) {
        Database.change("""
                create function slow() returns trigger language plpgsql as $body$
                begin
                    if current_setting('app.division', true) = tg_argv[0] then
                        perform pg_sleep(cast(tg_argv[1] as double precision));
                    end if;
                    return null;
                end
                $body$
                """);
        Database.change("create trigger slow after insert on %s for each statement execute function slow('%s', '%s')"
                .formatted(table, town.id, seconds));
    }
}
