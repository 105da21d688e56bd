package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static cn.sanwei.rating.story.TownshipStory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
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
class BranchLedgerIT {
    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;
    private MemberId ben;

    /**
     * In March Anna fulfils a wish and Ben attends; that Anna attended then too is recorded in May. In July a second
     * version gives 7 for an activity, from January on.
     */
    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        ben = yunxi.member();
        yunxi.fulfilled(anna, "2026-03-06");
        yunxi.attended(ben, "2026-03-06");
        scene.events.publish(yunxi.id, yunxi.attendance(anna, AttendanceMark.PRESENT, "2026-03-07"), at("2026-05-04"));
        yunxi.publish(new PointsEvent.RuleBookPublished(
                RuleBookId.of("rules"),
                2,
                LocalDate.parse("2026-01-01"),
                "id: rules\ntitle: 细则\nversion: 2\ncounts-from: 2026-01-01\nreplaces: 1\n"
                        + TownshipStory.RULES.replace("attended, points: 5", "attended, points: 7"),
                at("2026-07-10")));
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_day_shows_what_had_been_recorded_by_then_by_the_versions_that_were_out_then() {
        ledger("?on=2026-03-31")
                .statusCode(200)
                .body("cycle", equalTo("2026"))
                .body("known", equalTo("then"))
                .body("ruleBooks[*].version", contains(1))
                .body("members[*].member", contains(anna.toString(), ben.toString()))
                .body("members[*].total", contains("60.00", "55.00"))
                .body("members[*].grade.code", contains("one-star", "none"))
                .body("entries[*].rule", hasSize(2))
                .body("matching", equalTo(2));
        ledger("?on=2026-05-31").body("members[*].total", contains("65.00", "55.00"));
        ledger("?on=2026-07-31")
                .body("ruleBooks[*].version", contains(2, 1))
                .body("members[*].total", contains("67.00", "57.00"))
                .body("entries[*].ruleBookVersion", contains(2, 2, 2));
    }

    @Test
    void the_same_day_as_it_is_known_today_has_what_was_recorded_later_and_todays_versions() {
        ledger("?on=2026-03-31&known=now")
                .statusCode(200)
                .body("known", equalTo("now"))
                .body("members[*].total", contains("67.00", "57.00"));
        ledger("?on=2026-03-06&known=now")
                .body("members[*].total", contains("60.00", "57.00"))
                .body("entries[*].on", contains("2026-03-06", "2026-03-06"));
    }

    @Test
    void what_a_later_correction_takes_back_is_there_until_it_was_said_and_gone_as_it_is_known_today() {
        EventEnvelope attended = yunxi.attended(ben, "2026-04-02");
        scene.events.publish(
                yunxi.id, yunxi.correction(attended, ben, AttendanceMark.LEAVE, "2026-08-01"), at("2026-08-01"));
        scene.awaitRead();

        ledger("?on=2026-04-30&member=" + ben).body("entries[*].points", contains("5.00", "5.00"));
        ledger("?on=2026-04-30&known=now&member=" + ben).body("entries[*].points", contains("7.00"));
    }

    @Test
    void filters_leave_entries_of_one_member_one_micro_or_one_rule_and_the_rest_comes_page_by_page() {
        ledger("?member=" + anna)
                .body("entries[*].rule", contains("wish", "activity"))
                .body("members", hasSize(2));
        ledger("?micro=wish")
                .body("entries[*].member", contains(anna.toString()))
                .body("matching", equalTo(1));
        ledger("?rule=activity").body("entries[*].on", contains("2026-03-06", "2026-03-07"));
        ledger("?rule=dances").body("entries", hasSize(0)).body("next", nullValue());

        String next = ledger("?limit=2")
                .body("entries", hasSize(2))
                .body("matching", equalTo(3))
                .body("next", notNullValue())
                .path("next");
        ledger("?limit=2&cursor=" + next)
                .body("entries[*].on", contains("2026-03-07"))
                .body("next", nullValue());
    }

    @Test
    void who_had_moved_to_another_branch_by_then_is_in_that_ones_ledger() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        yunxi.publish(new PointsEvent.MemberAssigned(
                ben, other, MemberStatus.FULL, Set.of(), Set.of(), LocalDate.parse("2026-06-01"), at("2026-06-01")));
        scene.awaitRead();

        ledger("?on=2026-05-31").body("members", hasSize(2));
        ledger("?on=2026-06-30").body("members[*].member", contains(anna.toString()));
        get(scene.office(), "/api/rating/branches/" + other + "/ledger?on=2026-06-30")
                .body("members[*].member", contains(ben.toString()));
    }

    @Test
    void after_the_close_the_frozen_total_stands_and_what_came_later_is_marked() {
        TestClock.shared().set(at("2027-01-20"));
        yunxi.closeRequested("2026", "2027-01-08");
        scene.awaitRead();
        scene.events.publish(yunxi.id, TownshipStory.reads(ben, "2026-12-30"), at("2027-01-12"));
        scene.awaitRead();

        ledger("?on=2027-01-20&cycle=2026")
                .statusCode(200)
                .body("closedAt", notNullValue())
                .body("members[*].total", contains("67.00", "57.00"))
                .body("members[*].correction", contains("0.00", "1.00"))
                .body("entries[?(@.afterClose == true)].rule", contains("reading"));
        ledger("?on=2027-01-10&cycle=2026")
                .body("closedAt", notNullValue())
                .body("members[*].correction", contains("0.00", "0.00"));
        ledger("?on=2026-12-31").body("closedAt", nullValue()).body("members[0].correction", nullValue());
    }

    @Test
    void after_the_close_the_frozen_entries_stand_too_where_what_came_later_cannot_be_summed() {
        TestClock.shared().set(at("2027-01-20"));
        yunxi.closeRequested("2026", "2027-01-08");
        yunxi.ruleBook(3, "2026-01-02", TownshipStory.MOST);
        scene.awaitRead();
        scene.events.publish(yunxi.id, yunxi.attendance(ben, AttendanceMark.PRESENT, "2026-12-30"), at("2027-01-12"));
        scene.awaitRead();

        ledger("?on=2027-01-20&cycle=2026&member=" + ben)
                .statusCode(200)
                .body("members[?(@.member == '" + ben + "')].total", contains("57.00"))
                .body("members[?(@.member == '" + ben + "')].correction", contains("0.00"))
                .body("entries[*].rule", contains("activity"));
    }

    @Test
    void the_workbook_has_the_members_and_every_entry_that_the_filters_leave() throws IOException {
        byte[] bytes = ledger("/excel?on=2026-05-31")
                .statusCode(200)
                .header("Content-Disposition", containsString("filename*=UTF-8''"))
                .asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> members = workbook.getFirstSheet().read();
            List<Row> entries = workbook.getSheet(1).orElseThrow().read();
            assertThat(members).hasSize(2 + 1 + 2);
            assertThat(members.get(3).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("65");
            assertThat(entries).hasSize(1 + 3);
            assertThat(entries.get(1).getCellText(0)).isEqualTo("2026-03-06");
        }
        assertThat(ledger("/excel?micro=wish").asByteArray()).isNotEmpty();
    }

    @Test
    void only_the_office_and_who_leads_the_branch_read_it_and_another_township_finds_nothing() {
        String path = "/api/rating/branches/" + yunxi.branch + "/ledger";

        get(scene.secretary(), path).statusCode(200);
        get(scene.member(anna), path).statusCode(403);
        get(scene.member(anna), path + "/excel").statusCode(403);
        get(Tokens.secretary(yunxi.id, UUID.randomUUID(), UUID.randomUUID()), path)
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:not-your-organisation"));
        get(Tokens.county(scene.county), path).statusCode(403);
        get(Tokens.office(scene.qinghe.id), path).statusCode(404);
        get(Tokens.office(scene.qinghe.id), path + "/excel").statusCode(404);
    }

    @Test
    void a_day_that_is_none_or_still_to_come_or_before_the_first_rule_book_is_refused_with_the_reason() {
        ledger("?on=2026-02-30").statusCode(400).body("errors[0].field", equalTo("on"));
        ledger("?on=2026-11-21").statusCode(400).body("errors[0].field", equalTo("on"));
        ledger("?known=tomorrow").statusCode(400);
        ledger("?micro=macro").statusCode(400);
        ledger("?limit=201").statusCode(400);
        ledger("?cursor=x").statusCode(400);
        ledger("?on=2026-03-31&cycle=2027").statusCode(400).body("errors[0].field", equalTo("cycle"));
        ledger("?on=2026-01-01").statusCode(422).body("type", equalTo("urn:sanwei:refusal:no-rule-book-then"));
        ledger("?on=2026-01-01&known=now").statusCode(200);
    }

    private Answer ledger(String question) {
        return get(scene.office(), "/api/rating/branches/" + yunxi.branch + "/ledger" + question);
    }
}
