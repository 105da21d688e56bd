package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workbooks that are sent twice, or by two people at the same time. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ImportsAtOnceIT {
    private static final String ROSTER = "/roster/imports?basis=";
    private static final String PAST = "/imports/sheet";

    @Test
    void of_two_people_who_import_the_same_roster_one_wins_and_the_other_is_told() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的甲", "新来的乙");
        String basis = basisOf(town, file);

        List<Response> answers = atOnce(
                () -> send(town.office(), ROSTER + basis, file, key()),
                () -> send(town.secondOffice(), ROSTER + basis, file, key()));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(refused(answers).then().extract().<String>path("type"))
                .isEqualTo("urn:sanwei:refusal:roster-changed");
        town.office().get("/members").body("items", hasSize(3));
    }

    @Test
    void a_roster_sent_a_second_time_with_another_key_finds_that_it_is_done() {
        Town town = Town.withMembers(1);
        byte[] file = roster("新来的");
        String basis = basisOf(town, file);
        send(town.office(), ROSTER + basis, file, key()).then().statusCode(201);

        send(town.office(), ROSTER + basis, file, key())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sanwei:refusal:roster-changed"));
        send(town.office(), ROSTER + basisOf(town, file), file, key())
                .then()
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
        send(town.office(), ROSTER + basisOf(town, first), first, key).then().statusCode(201);
        send(town.office(), ROSTER + basisOf(town, second), second, key)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));

        String other = key();
        send(town.office(), PAST, past(2), other).then().statusCode(200);
        send(town.office(), PAST, past(3), other)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:key-reused"));
        assertThat(imported(town)).isEqualTo(2);
    }

    @Test
    void of_two_people_who_import_the_same_past_no_row_comes_twice_and_each_is_told_what_he_brought() {
        Town town = Town.withMembers(1);
        byte[] file = past(1_200);

        List<Response> answers = atOnce(
                () -> send(town.office(), PAST, file, key()), () -> send(town.secondOffice(), PAST, file, key()));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409);
        int told = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .mapToInt(answer -> answer.then().extract().<Integer>path("added"))
                .sum();
        assertThat(told).isLessThanOrEqualTo(1_200);
        // Whoever was told to look again does so, and finds the rest or nothing left.
        send(town.office(), PAST, file, key()).then().statusCode(200);
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

        List<Response> ofThePast =
                atOnce(() -> send(town.office(), PAST, past, key), () -> send(town.office(), PAST, past, key));
        List<Response> ofTheRoster = atOnce(
                () -> send(town.office(), ROSTER + basis, roster, other),
                () -> send(town.office(), ROSTER + basis, roster, other));

        assertThat(ofThePast).extracting(Response::statusCode).containsOnly(200);
        assertThat(ofTheRoster).extracting(Response::statusCode).containsOnly(201);
        assertThat(imported(town)).isEqualTo(10);
        town.office().get("/members").body("items", hasSize(2));
    }

    @Test
    void of_two_people_whose_sheets_share_a_row_it_comes_once() {
        Town town = Town.withMembers(1);

        List<Response> answers = atOnce(
                () -> send(town.office(), PAST, past(10), key()),
                () -> send(town.secondOffice(), PAST, past(12), key()));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409);
        send(town.office(), PAST, past(12), key()).then().statusCode(200);
        assertThat(imported(town)).isEqualTo(12);
    }

    private static Response refused(List<Response> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow();
    }

    @SafeVarargs
    private static List<Response> atOnce(Supplier<Response>... calls) {
        List<CompletableFuture<Response>> running =
                List.of(calls).stream().map(CompletableFuture::supplyAsync).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static byte[] roster(String... names) {
        RosterBook book = new RosterBook();
        for (String name : names) {
            book.member(name, "第一党支部", "正式党员", "2026-01-01");
        }
        return book.file();
    }

    static byte[] past(int readings) {
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

    static Response send(Api caller, String path, byte[] file, String key) {
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
