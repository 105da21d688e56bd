package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.sanwei.testing.RealParts;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.WorkbookWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workbooks whose import is stopped in between: nothing comes twice, and nothing is lost. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ImportsStoppedIT {
    private static final String ROSTER = "/roster/imports?basis=";
    private static final String PAST = "/imports/sheet";
    private static final String PART = "1000";

    @Test
    void a_roster_that_was_stopped_in_between_has_left_nothing_and_goes_through_with_the_same_key() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的甲", "新来的乙");
        String basis = basisOf(town, file);
        String key = key();
        long events = Database.count("event", "township = '" + town.id + "'");

        try (Stopped stopped = new Stopped("person", "name = '新来的乙'", town)) {
            send(town.office(), ROSTER + basis, file, key)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue());
        }
        assertThat(Database.count("event", "township = '" + town.id + "'")).isEqualTo(events);
        town.office().get("/members").body("items", hasSize(1));

        send(town.office(), ROSTER + basis, file, key).then().statusCode(201).body("membersAdded", equalTo(2));
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
                .body("items.done", contains(1))
                .body("items.parts", contains(2))
                .extract()
                .path("items[0].importId");
        send(town.office(), "/imports/" + id + "/take-back", new byte[0], key())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:import-running"));

        send(town.office(), PAST, file, key).then().statusCode(200).body("added", equalTo(1_500));
        assertThat(imported(town)).isEqualTo(1_500);
        town.office().get("/imports/" + id).body("done", equalTo(2)).body("added", equalTo(1_500));
    }

    @Test
    void and_with_another_key_as_well() {
        Town town = Town.withMembers(1);
        byte[] file = past(1_500);
        stoppedAfterTheFirstPart(town, file, key());

        send(town.office(), PAST, file, key())
                .then()
                .statusCode(200)
                .body("added", equalTo(500))
                .body("known", equalTo(1_000));
        assertThat(imported(town)).isEqualTo(1_500);
    }

    private static void stoppedAfterTheFirstPart(Town town, byte[] file, String key) {
        String firstPartIsThere = "(select count(*) from past_row where township = new.township) >= " + PART;
        try (Stopped stopped = new Stopped("past_row", firstPartIsThere, town)) {
            send(town.office(), PAST, file, key).then().statusCode(503).header("Retry-After", notNullValue());
        }
        assertThat(imported(town)).isEqualTo(1_000);
    }

    /** As long as it is open the database cannot take such a row now: whatever brings it is stopped at that moment. */
    private record Stopped(String table, String condition, Town town) implements AutoCloseable {
        Stopped {
            Database.change("""
                    create function stop_here() returns trigger language plpgsql security definer as $$
                    begin
                        if new.township = '%s' and (%s) then
                            raise exception 'stopped by a test' using errcode = '57P03';
                        end if;
                        return new;
                    end $$;
                    create trigger stop_here before insert on %s for each row execute function stop_here();
                    """.formatted(town.id, condition.replaceFirst("^name", "new.name"), table));
        }

        @Override
        public void close() {
            Database.change("drop trigger stop_here on " + table + "; drop function stop_here()");
        }
    }

    private static byte[] roster(String... names) {
        RosterBook book = new RosterBook();
        for (String name : names) {
            book.member(name, "第一党支部", "正式党员", "2026-01-01");
        }
        return book.file();
    }

    private static byte[] past(int readings) {
        List<List<Object>> rows = IntStream.range(0, readings)
                .mapToObj(i -> List.<Object>of(
                        "张卫甲", LocalDate.of(2020, 1, 1).plusDays(i / 2), i % 2 == 0 ? "08:00" : "20:00", "阅读文章"))
                .toList();
        return WorkbookWriter.write(List.of(NewSheet.table("往年明细", List.of(), List.of("姓名", "日期", "时间", "事项"), rows)));
    }

    private static String basisOf(Town town, byte[] file) {
        ValidatableResponse checked =
                send(town.office(), "/roster/check", file, key()).then();
        return checked.statusCode(200).extract().path("basis");
    }

    private static Response send(Api caller, String path, byte[] file, String key) {
        return caller.request()
                .contentType(SheetDownload.MEDIA_TYPE)
                .header("Idempotency-Key", key)
                .body(file)
                .post("/api/points" + path);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static long imported(Town town) {
        return Database.count(
                "event", "township = '" + town.id + "' and type = 'cn.sanwei.points.past-fact-imported.v1'");
    }
}
