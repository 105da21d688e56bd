package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class StandingsIT {
    private static final String STANDINGS = "/api/rating/standings/";
    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        yunxi.fulfilled(anna, "2026-03-06");
        yunxi.read(anna, "2026-03-07");
        yunxi.attended(yunxi.member(), "2026-03-06");
        scene.qinghe.begun();
        scene.awaitRead();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_member_sees_points_stars_and_how_far_it_is_to_the_next() {
        get(scene.member(anna), STANDINGS + "me")
                .statusCode(200)
                .body("township", equalTo(yunxi.id))
                .body("member", equalTo(anna.toString()))
                .body("organisation", equalTo(yunxi.branch.toString()))
                .body("cycle", equalTo("2026"))
                .body("state", equalTo("open"))
                .body("total", equalTo("61.00"))
                .body("base", equalTo("50.00"))
                .body("indicated.code", equalTo("one-star"))
                .body("indicated.stars", equalTo(1))
                .body("awarded", nullValue())
                .body("next.code", equalTo("two-stars"))
                .body("next.from", equalTo("80.00"))
                .body("next.missing", equalTo("19.00"))
                .body("rank.inBranch", equalTo(1))
                .body("rank.of", equalTo(2))
                .body("byMicro[*].points", contains("1.00", "0.00", "10.00"))
                .body("byMicro[*].label", contains("微平台", "微积分", "微心愿"))
                .body("ruleBook.version", equalTo(1))
                .body("bands[*].code", contains("three-stars", "two-stars", "one-star"))
                .body("exempt", equalTo(false))
                .body("asOf", notNullValue());
    }

    @Test
    void whose_standing_it_is_decides_who_may_see_it() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        MemberId ben = yunxi.member(other, Set.of());
        scene.awaitRead();

        get(scene.member(ben), STANDINGS + ben).statusCode(200);
        get(scene.secretary(), STANDINGS + anna).statusCode(200).body("rank.of", equalTo(2));
        get(scene.office(), STANDINGS + ben).statusCode(200);
        get(scene.member(ben), STANDINGS + anna)
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:not-your-organisation"));
        get(scene.secretary(), STANDINGS + ben).statusCode(403);
        get(Tokens.county(scene.county), STANDINGS + anna).statusCode(403);
        get(Tokens.office(scene.qinghe.id), STANDINGS + anna).statusCode(404);
        get(Tokens.member(scene.qinghe.id, anna.value()), STANDINGS + anna).statusCode(404);
        get(scene.office(), STANDINGS + UUID.randomUUID()).statusCode(404);
        get(scene.office(), STANDINGS + "not-an-id").statusCode(400);
        Request.anonymous().get(STANDINGS + anna).statusCode(401);
        get(Tokens.with("township-office").in(yunxi.id).forged().sign(), STANDINGS + anna)
                .statusCode(401);
        get(Tokens.with("township-office").in(yunxi.id).forAudience("others").sign(), STANDINGS + anna)
                .statusCode(401);
    }

    @Test
    void an_account_without_a_member_has_no_standing_of_its_own() {
        get(Tokens.with("member").in(yunxi.id).sign(), STANDINGS + "me")
                .statusCode(403)
                .body("type", equalTo("urn:sanwei:refusal:no-member"));
    }

    @Test
    void a_rank_is_shown_to_members_only_where_the_rule_book_says_so() {
        yunxi.ruleBook(2, "2026-02-01", TownshipStory.RULES.replace("show-rank: true", "show-rank: false"));
        scene.awaitRead();

        get(scene.member(anna), STANDINGS + "me").statusCode(200).body("rank", nullValue());
        get(scene.secretary(), STANDINGS + anna).statusCode(200).body("rank.inBranch", equalTo(1));
    }

    @Test
    void somebody_who_is_exempt_has_points_and_neither_rank_nor_a_next_star() {
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        scene.awaitRead();

        get(scene.member(away), STANDINGS + "me")
                .statusCode(200)
                .body("exempt", equalTo(true))
                .body("indicated.code", equalTo("none"))
                .body("next", nullValue())
                .body("rank", nullValue());
    }

    @Test
    void a_cycle_that_the_member_was_in_can_be_asked_for_and_another_is_not_found() {
        get(scene.member(anna), STANDINGS + "me?cycle=2026").statusCode(200);
        get(scene.member(anna), STANDINGS + "me?cycle=2025").statusCode(404);
        get(scene.member(anna), STANDINGS + "me?cycle=last").statusCode(400);
    }

    @Test
    void a_ledger_is_read_in_pages_the_newest_day_first() {
        get(scene.member(anna), "/api/rating/ledgers/me?limit=1")
                .statusCode(200)
                .body("items[*].rule", contains("reading"))
                .body("items[0].points", equalTo("1.00"))
                .body("items[0].on", equalTo("2026-03-07"))
                .body("items[0].eventType", equalTo("cn.sanwei.points.article-read.v1"))
                .body("items[0].reason", equalTo("每次得 1 分"))
                .body("items[0].ruleBookVersion", equalTo(1))
                .body("items[0].afterClose", equalTo(false))
                .body("next", notNullValue());
        String next = get(scene.member(anna), "/api/rating/ledgers/me?limit=1").path("next");
        get(scene.member(anna), "/api/rating/ledgers/me?limit=1&cursor=" + next)
                .statusCode(200)
                .body("items[*].rule", contains("wish"))
                .body("next", nullValue());
    }

    @Test
    void a_ledger_is_shown_to_those_who_see_the_standing() {
        MemberId ben = yunxi.member();
        scene.awaitRead();
        String ledger = "/api/rating/ledgers/" + anna;

        get(scene.office(), ledger).statusCode(200).body("items", hasSize(2));
        get(scene.secretary(), ledger).statusCode(200);
        String event = get(scene.office(), ledger).path("items[1].event");
        get(scene.office(), ledger + "?event=" + event).body("items[*].event", contains(event));
        get(scene.office(), ledger + "?event=" + UUID.randomUUID())
                .statusCode(200)
                .body("items", hasSize(0));
        get(scene.member(ben), ledger).statusCode(403);
        get(Tokens.office(scene.qinghe.id), ledger).statusCode(404);
        get(Tokens.county(scene.county), ledger).statusCode(403);
        get(scene.office(), ledger + "?cursor=nonsense").statusCode(400);
        get(scene.office(), ledger + "?limit=201").statusCode(400);
        Request.anonymous().get(ledger).statusCode(401);
    }

    @Test
    void rankings_are_the_offices_and_of_his_own_branch_the_secretarys() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        MemberId ben = yunxi.member(other, Set.of());
        scene.awaitRead();
        String rankings = "/api/rating/rankings";

        get(scene.office(), rankings)
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[*].name", everyItem(nullValue()));
        get(scene.office(), rankings + "?organisation=" + other)
                .statusCode(200)
                .body("items[*].member", contains(ben.toString()));
        get(scene.secretary(), rankings)
                .statusCode(200)
                .body("items[*].member", not(hasItem(ben.toString())))
                .body("items[0].member", equalTo(anna.toString()))
                .body("items[0].indicated.code", equalTo("one-star"))
                .body("items[0].exempt", equalTo(false));
        get(scene.secretary(), rankings + "?organisation=" + other).statusCode(403);
        get(scene.office(), rankings + "?organisation=" + UUID.randomUUID()).statusCode(404);
        get(Tokens.office(scene.qinghe.id), rankings + "?organisation=" + other).statusCode(404);
        get(scene.member(anna), rankings).statusCode(403);
        Request.anonymous().get(rankings).statusCode(401);
    }

    @Test
    void whose_points_cannot_be_summed_is_ranked_nowhere_and_takes_nobodys_place() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST);
        MemberId ben = yunxi.member();
        yunxi.attended(ben, "2026-03-06");
        yunxi.attended(ben, "2026-03-07");
        yunxi.publish(yunxi.attendance(yunxi.member(), AttendanceMark.ABSENT, "2026-03-07"));
        scene.awaitRead();

        for (String token : List.of(scene.office(), scene.secretary())) {
            get(token, "/api/rating/rankings")
                    .statusCode(200)
                    .body("items[*].total", contains("600000000050.00", "61.00", "48.00", "0.00"))
                    .body("items[*].rank", contains(1, 2, 3, null))
                    .body("items[3].member", equalTo(ben.toString()))
                    .body("items[3].indicated.code", equalTo("none"));
        }
        get(scene.member(anna), STANDINGS + "me")
                .body("rank.inBranch", equalTo(2))
                .body("rank.of", equalTo(3));
        get(scene.member(ben), STANDINGS + "me")
                .body("rank", nullValue())
                .body("next", nullValue())
                .body("withheld", startsWith("本积分年度的积分大得无法合计"));
        get(scene.member(ben), STANDINGS + "me/ways").body("oneMore", empty()).body("ways", empty());
        get(scene.secretary(), "/api/rating/branches/" + yunxi.branch + "/quarter-sheet?quarter=2026-Q1")
                .statusCode(200)
                .body("members[?(@.member == '" + ben + "')].total", contains("0.00"));
    }

    @Test
    void a_quarter_sheet_shows_what_each_member_of_the_branch_earned_in_it() {
        String sheet = "/api/rating/branches/" + yunxi.branch + "/quarter-sheet?quarter=";

        get(scene.secretary(), sheet + "2026-Q1")
                .statusCode(200)
                .body("first", equalTo("2026-01-01"))
                .body("last", equalTo("2026-03-31"))
                .body("total", equalTo("16.00"))
                .body("members", hasSize(2))
                .body("members[0].member", equalTo(anna.toString()))
                .body("members[0].rank", equalTo(1))
                .body("members[0].total", equalTo("11.00"))
                .body("members[0].entries[*].rule", contains("wish", "reading"))
                .body("members[1].rank", equalTo(2));
        get(scene.office(), sheet + "2026-Q2")
                .statusCode(200)
                .body("total", equalTo("0.00"))
                .body("members", hasSize(2));
        get(scene.member(anna), sheet + "2026-Q1").statusCode(403);
        get(scene.secretary(), sheet + "2026-Q5").statusCode(400);
        get(Tokens.office(scene.qinghe.id), sheet + "2026-Q1").statusCode(404);
    }

    @Test
    void the_rule_book_in_force_is_shown_to_everybody_in_the_township() {
        get(scene.member(anna), "/api/rating/rule-book")
                .statusCode(200)
                .body("id", equalTo("rules"))
                .body("version", equalTo(1))
                .body("cycle", equalTo("2026"))
                .body("showRank", equalTo(true))
                .body("bands", hasSize(3));
        get(Tokens.county(scene.county), "/api/rating/rule-book").statusCode(403);
    }
}
