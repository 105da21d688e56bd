package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import cn.sanwei.workbooks.SheetDownload;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class QuartersIT {
    private static final String QUARTERS = "quarters: {base: 50, grades: ["
            + "{code: passed, label: 达标, stars: 0, from: 60}, {code: failed, label: 未达标, stars: 0}]}\n";

    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;
    private MemberId ben;

    /** Anna earned 10 in the first quarter and Ben 5; it is closed; then one of Anna's days comes late. */
    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.registeredWith(TownshipStory.RULES + QUARTERS);
        anna = yunxi.member();
        ben = yunxi.member();
        yunxi.fulfilled(anna, "2026-03-06");
        yunxi.attended(ben, "2026-03-06");
        yunxi.quarterCloseRequested("2026", 1, "2026-04-08");
        scene.awaitRead();
        scene.events.publish(yunxi.id, TownshipStory.reads(anna, "2026-03-07"), TownshipStory.at("2026-04-20"));
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_sheet_of_a_closed_quarter_shows_what_was_frozen_and_later_facts_beside_it() {
        get(scene.secretary(), sheet("2026-Q1"))
                .statusCode(200)
                .body("closed.ruleBookVersion", equalTo(1))
                .body("closed.hash", matchesPattern("[0-9a-f]{64}"))
                .body("total", equalTo("15.00"))
                .body("correction", equalTo("1.00"))
                .body("members[*].member", contains(anna.toString(), ben.toString()))
                .body("members[*].total", contains("10.00", "5.00"))
                .body("members[*].counts", contains("60.00", "55.00"))
                .body("members[*].grade.label", contains("达标", "未达标"))
                .body("members[*].correction", contains("1.00", "0.00"))
                .body("members[*].rank", contains(1, 2))
                .body("members[0].entries[*].rule", contains("wish", "reading"))
                .body("members[0].entries[*].afterClose", contains(false, true));
    }

    @Test
    void the_sheet_says_who_is_near_the_next_band_and_who_is_below_all_of_them() {
        get(scene.secretary(), sheet("2026-Q1"))
                .body("cycle", equalTo("2026"))
                .body("number", equalTo(1))
                .body("members[*].toDate.total", contains("61.00", "55.00"))
                .body("members[*].toDate.grade.code", contains("one-star", "none"))
                .body("members[*].toDate.next.missing", contains("19.00", "5.00"))
                .body("members[*].toDate.near", contains(false, true))
                .body("members[*].toDate.below", contains(false, true));
    }

    @Test
    void who_is_exempt_is_neither_near_nor_below() {
        yunxi.register(new MemberId(UUID.randomUUID()), yunxi.branch, Set.of("away"));
        scene.awaitRead();

        get(scene.secretary(), sheet("2026-Q2"))
                .body("members", hasSize(3))
                .body("members[?(@.exempt == true)].toDate", contains(nullValue()));
    }

    @Test
    void a_quarter_is_asked_for_by_the_cycle_too_and_one_to_come_says_nothing_of_the_cycle() {
        get(scene.secretary(), sheet("1&cycle=2026"))
                .statusCode(200)
                .body("quarter", equalTo("2026-1"))
                .body("first", equalTo("2026-01-01"))
                .body("closed.ruleBookVersion", equalTo(1));
        get(scene.secretary(), sheet("2027-Q1")).statusCode(200).body("members", empty());
        get(scene.secretary(), sheet("5&cycle=2026")).statusCode(400);
        get(scene.secretary(), sheet("2026-Q1&cycle=2026")).statusCode(400);
        get(scene.secretary(), sheet("")).statusCode(400);
    }

    @Test
    void the_workbook_has_a_sheet_of_the_members_and_one_of_the_entries() throws IOException {
        byte[] bytes = get(
                        scene.secretary(),
                        "/api/rating/branches/" + yunxi.branch + "/quarter-sheet/excel?quarter=2026-Q1")
                .statusCode(200)
                .contentType(SheetDownload.MEDIA_TYPE)
                .asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> members = workbook.getFirstSheet().read();
            assertThat(members.get(2).getCellText(0)).isEqualTo("名次");
            assertThat(members.get(3).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("10");
            assertThat(members.get(4).getCellText(12)).isEqualTo("接近一星");
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(1 + 3);
        }
        get(scene.member(anna), "/api/rating/branches/" + yunxi.branch + "/quarter-sheet/excel?quarter=2026-Q1")
                .statusCode(403);
        get(
                        Tokens.office(scene.qinghe.id),
                        "/api/rating/branches/" + yunxi.branch + "/quarter-sheet/excel?quarter=2026-Q1")
                .statusCode(404);
    }

    @Test
    void an_open_quarter_has_nothing_frozen() {
        get(scene.secretary(), sheet("2026-Q2"))
                .statusCode(200)
                .body("closed", nullValue())
                .body("correction", nullValue())
                .body("members", hasSize(2))
                .body("members[0].counts", nullValue())
                .body("members[0].grade", nullValue());
    }

    @Test
    void a_quarter_that_is_opened_again_shows_what_the_entries_give() {
        yunxi.quarterReopened("2026", 1, "2026-05-01");
        scene.awaitRead();

        get(scene.secretary(), sheet("2026-Q1"))
                .statusCode(200)
                .body("closed", nullValue())
                .body("total", equalTo("16.00"))
                .body("members[*].total", contains("11.00", "5.00"));
        get(scene.member(anna), "/api/rating/quarters/me?cycle=2026").body("items", empty());
    }

    @Test
    void a_member_sees_his_own_closed_quarters_and_what_came_later() {
        get(scene.member(anna), "/api/rating/quarters/me")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].quarter", equalTo(1))
                .body("items[0].first", equalTo("2026-01-01"))
                .body("items[0].last", equalTo("2026-03-31"))
                .body("items[0].earned", equalTo("10.00"))
                .body("items[0].total", equalTo("60.00"))
                .body("items[0].grade.code", equalTo("passed"))
                .body("items[0].correction", equalTo("1.00"))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void whose_quarters_they_are_decides_who_may_see_them() {
        String annas = "/api/rating/quarters/" + anna;

        get(scene.office(), annas).statusCode(200).body("items", hasSize(1));
        get(scene.secretary(), annas).statusCode(200).body("items", hasSize(1));
        get(scene.member(ben), annas).statusCode(403);
        get(Tokens.county(scene.county), annas).statusCode(403);
        get(Tokens.office(scene.qinghe.id), annas).statusCode(404);
        get(scene.office(), annas + "?cycle=26").statusCode(400);
        get(scene.office(), annas + "?cycle=2020").statusCode(404);
    }

    private String sheet(String quarter) {
        return "/api/rating/branches/" + yunxi.branch + "/quarter-sheet?quarter=" + quarter;
    }
}
