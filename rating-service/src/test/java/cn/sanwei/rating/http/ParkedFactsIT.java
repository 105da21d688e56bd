package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts nowhere is kept and shown to the office, each with its reason; nothing is lost. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ParkedFactsIT {
    private static final String PARKED = "/api/rating/parked-facts";
    private final Scene scene = new Scene();
    private final TownshipStory yunxi = scene.yunxi;
    private MemberId anna;

    @BeforeEach
    void begin() {
        yunxi.begun();
        anna = yunxi.member();
        yunxi.read(anna, "2026-03-06");
        yunxi.attended(anna, "2026-03-07");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void what_counts_is_not_in_the_list_and_what_no_rule_scores_neither() {
        fact(anna, "notice-signed", Map.of(), "2026-03-08");
        yunxi.exempted(anna, "2026", "2026-03-09");

        parked().body("items", empty()).body("next", nullValue());
    }

    @Test
    void a_fact_of_somebody_whom_nobody_knows_waits_until_he_appears() {
        MemberId stranger = new MemberId(UUID.randomUUID());
        yunxi.read(stranger, "2026-03-06");
        parked().body("items[*].reason", contains("unknown-member"))
                .body("items[0].words", equalTo("名册中还没有这名成员"))
                .body("items[0].subject", equalTo(stranger.toString()))
                .body("items[0].fact", equalTo("article-read"))
                .body("items[0].eventType", equalTo("cn.sanwei.points.article-read.v1"));

        yunxi.register(stranger, yunxi.branch, Set.of());
        parked().body("items", empty());
        get(scene.member(stranger), "/api/rating/standings/me").body("total", equalTo("51.00"));
    }

    @Test
    void a_negative_and_an_absurd_measure_are_parked_with_the_figure_as_it_came() {
        fact(anna, "activity-attended", Map.of("hours", new BigDecimal("-2")), "2026-03-08");
        fact(anna, "activity-attended", Map.of("hours", new BigDecimal("8784.5")), "2026-03-09");
        fact(anna, "donation-made", Map.of("yuan", new BigDecimal("1000001")), "2026-03-10");

        parked().body("items[*].reason", contains("bad-measure", "bad-measure", "bad-measure"))
                .body("items[2].measures.hours", equalTo("-2"))
                .body("items[1].measures.hours", equalTo("8784.5"));
        get(scene.member(anna), "/api/rating/standings/me").body("total", equalTo("56.00"));
    }

    @Test
    void what_happened_more_than_five_minutes_after_it_was_recorded_is_parked() {
        var at = TownshipStory.at("2026-03-08");
        scene.events.publish(yunxi.id, TownshipStory.reads(anna, "2026-03-08"), at.minus(Duration.ofMinutes(5)));
        scene.events.publish(
                yunxi.id,
                TownshipStory.reads(anna, "2026-03-08"),
                at.minus(Duration.ofMinutes(5).plusMillis(1)));

        parked().body("items[*].reason", contains("in-the-future"));
    }

    @Test
    void outside_every_cycle_and_before_the_rule_book_nothing_counts_and_all_is_shown() {
        yunxi.read(anna, "2025-12-31");
        yunxi.read(anna, "2000-06-01");

        parked().body("items[*].reason", contains("not-on-roster", "outside-cycle"));
    }

    @Test
    void who_is_on_no_roster_that_day_gets_nothing_for_it() {
        yunxi.publish(new PointsEvent.MemberLeft(anna, LocalDate.parse("2026-06-01"), TownshipStory.at("2026-06-01")));
        yunxi.read(anna, "2026-06-02");

        parked().body("items[*].reason", contains("not-on-roster"));
    }

    @Test
    void a_withdrawal_of_what_was_never_heard_waits_for_it() {
        WishId wish = new WishId(UUID.randomUUID());
        yunxi.publish(new WishEvent.ClaimWithdrawn(wish, anna, UUID.randomUUID(), TownshipStory.at("2026-03-08")));

        parked().body("items[*].reason", contains("target-not-seen")).body("items[0].fact", equalTo("cancellation"));
    }

    @Test
    void a_score_of_a_branch_that_is_absurd_is_shown_too() {
        yunxi.publish(new PointsEvent.BranchScoreEntered(
                yunxi.branch, Cycle.of("2026"), "points-work", Points.of("1000.01"), TownshipStory.at("2026-12-20")));
        yunxi.publish(new PointsEvent.BranchScoreEntered(
                yunxi.branch, Cycle.of("2026"), "points-work", Points.of("88.00"), TownshipStory.at("2026-12-21")));

        parked().body("items[*].reason", contains("bad-measure"))
                .body("items[0].subjectKind", equalTo("organisation"))
                .body("items[0].subject", equalTo(yunxi.branch.toString()));
    }

    @Test
    void a_township_without_a_rule_book_sees_all_that_waits_for_one() {
        TownshipStory qinghe = scene.qinghe;
        qinghe.registered();
        qinghe.establish(qinghe.branch);
        qinghe.read(qinghe.member(), "2026-03-06");
        scene.awaitRead();

        get(Tokens.office(qinghe.id), PARKED).body("items[*].reason", contains("no-rule-book"));
    }

    @Test
    void facts_of_one_whose_points_cannot_be_summed_are_shown_and_he_is_told_why() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST);
        yunxi.attended(anna, "2026-03-08");

        parked().body("items[*].reason", contains("cannot-be-summed", "cannot-be-summed", "cannot-be-summed"))
                .body("items[*].subject", everyItem(equalTo(anna.toString())));
        get(scene.member(anna), "/api/rating/standings/me")
                .body("total", equalTo("0.00"))
                .body("indicated.code", equalTo("none"))
                .body("rank", nullValue())
                .body("withheld", equalTo("本积分年度的积分大得无法合计，更正之前都不计分"));
    }

    @Test
    void the_list_goes_on_page_by_page_and_each_is_in_it_once() {
        for (int day = 1; day <= 5; day++) {
            fact(anna, "activity-attended", Map.of("hours", new BigDecimal(-day)), "2026-04-0" + day);
        }
        parked();

        String next = get(scene.office(), PARKED + "?limit=3")
                .body("items[*].measures.hours", contains("-5", "-4", "-3"))
                .body("next", notNullValue())
                .path("next");
        get(scene.office(), PARKED + "?limit=3&cursor=" + next)
                .body("items[*].measures.hours", contains("-2", "-1"))
                .body("next", nullValue());
    }

    @Test
    void the_office_alone_sees_them_and_only_its_own() {
        yunxi.read(new MemberId(UUID.randomUUID()), "2026-03-06");
        parked().body("items", hasSize(1));

        get(Tokens.office(scene.qinghe.id), PARKED).statusCode(200).body("items", empty());
        get(scene.secretary(), PARKED).statusCode(403);
        get(scene.member(anna), PARKED).statusCode(403);
        get(Tokens.county(scene.county), PARKED).statusCode(403);
        get(scene.office(), PARKED + "?cursor=abc").statusCode(400);
        get(scene.office(), PARKED + "?limit=0").statusCode(400);
        get(scene.office(), PARKED + "?limit=201").statusCode(400);
    }

    private Answer parked() {
        scene.awaitRead();
        return get(scene.office(), PARKED).statusCode(200);
    }

    private void fact(MemberId member, String type, Map<String, BigDecimal> measures, String when) {
        yunxi.publish(new PointsEvent.PastFactImported(
                new ImportId(UUID.randomUUID()), 1, member, type, measures, Map.of(), TownshipStory.at(when)));
    }
}
