package cn.sanwei.rating.http;

import static cn.sanwei.rating.http.Scene.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishId;
import cn.sanwei.eventstore.DivisionMissing;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.rating.Everyone;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class BoardsIT {
    @Inject
    EventStore store;

    private Scene scene;
    private TownshipStory yunxi;
    private MemberId anna;

    @BeforeEach
    void begin() {
        scene = new Scene();
        yunxi = scene.yunxi.begun();
        anna = yunxi.member();
        scene.qinghe.begun();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void everybody_sees_awarded_stars_without_totals_while_the_board_is_out() {
        MemberId without = yunxi.member();
        yunxi.awarded(anna, "2026", "two-stars", "2026-12-31");
        yunxi.awarded(without, "2026", "none", "2026-12-31");
        yunxi.publish(new PointsEvent.BranchStarsAwarded(
                yunxi.branch,
                Cycle.of("2026"),
                "three-stars",
                LocalDate.parse("2026-12-31"),
                TownshipStory.at("2026-11-01")));
        scene.awaitRead();
        String boards = "/api/rating/public/boards/" + yunxi.id;

        Request.anonymous()
                .get(boards)
                .statusCode(200)
                .body("township", equalTo(yunxi.id))
                .body("boards[*].kind", containsInAnyOrder("members", "branches"))
                .body("boards[*].until", contains("2026-12-31", "2026-12-31"));
        String board = Request.anonymous()
                .get(boards + "/2026")
                .statusCode(200)
                .body("until", equalTo("2026-12-31"))
                .body("branches[*].organisation", contains(yunxi.branch.toString()))
                .body("branches[0].grade.label", equalTo("三星"))
                .body("members[*].member", contains(anna.toString()))
                .body("members[0].name", nullValue())
                .body("members[0].grade.stars", equalTo(2))
                .asString();
        assertThat(board)
                .doesNotContain(without.toString())
                .doesNotContain("total")
                .doesNotContain("50.00");

        TestClock.shared().set(TownshipStory.at("2027-01-01"));
        Request.anonymous().get(boards + "/2026").statusCode(404);
        Request.anonymous().get(boards).statusCode(200).body("boards", hasSize(0));
    }

    @Test
    void a_branch_sees_its_own_awards_signed_in_and_everybody_his_own() {
        OrganisationId other = new OrganisationId(UUID.randomUUID());
        yunxi.establish(other);
        MemberId ben = yunxi.member(other, Set.of());
        MemberId without = yunxi.member();
        yunxi.awarded(anna, "2026", "two-stars", "2026-12-31");
        yunxi.awarded(without, "2026", "none", "2026-12-31");
        scene.awaitRead();
        String board = "/api/rating/boards/" + yunxi.id + "/2026";

        get(scene.member(anna), board)
                .statusCode(200)
                .body("mine.code", equalTo("two-stars"))
                .body("members[*].member", containsInAnyOrder(anna.toString(), without.toString()));
        get(scene.member(ben), board).statusCode(404);
        get(scene.secretary(), board).statusCode(200).body("members", hasSize(2));
        get(scene.office(), board).statusCode(200).body("members", hasSize(2));
        get(Tokens.office(scene.qinghe.id), board).statusCode(404);
        get(Tokens.county(scene.county), board).statusCode(403);
        Request.anonymous().get(board).statusCode(401);
    }

    @Test
    void the_county_sees_aggregates_and_no_cell_from_which_one_person_could_be_told() {
        for (int i = 0; i < 6; i++) {
            yunxi.fulfilled(yunxi.member(), "2026-03-06");
        }
        for (int i = 0; i < 5; i++) {
            yunxi.member();
        }
        MemberId top = yunxi.member();
        for (int day = 1; day <= 4; day++) {
            yunxi.fulfilled(top, "2026-03-0" + day);
        }
        WishId open = new WishId(UUID.randomUUID());
        yunxi.publish(new WishEvent.WishPublished(open, TownshipStory.at("2026-03-01")));
        scene.awaitRead();

        get(Tokens.county(scene.county), "/api/rating/county/overview?cycle=2026")
                .statusCode(200)
                .body("county", equalTo(scene.county))
                .body("townships[*].township", contains(yunxi.id))
                .body("townships[0].members", equalTo(13))
                .body("townships[0].branches", equalTo(1))
                .body("townships[0].wishesFulfilled", equalTo(10))
                .body("townships[0].wishesOpen", equalTo(1))
                .body("townships[0].grades[*].code", contains("three-stars", "two-stars", "one-star", "none"))
                .body("townships[0].grades[*].count", contains(null, null, 6, 6))
                .body("townships[0].grades[*].suppressed", contains(true, true, false, false))
                .body("totals.members", equalTo(13))
                .body("totals.grades[*].count", contains(null, null, 6, 6));
        get(Tokens.county("another"), "/api/rating/county/overview?cycle=2026")
                .statusCode(200)
                .body("townships", hasSize(0));
        get(scene.office(), "/api/rating/county/overview").statusCode(403);
        get(scene.member(anna), "/api/rating/county/overview").statusCode(403);
        Request.anonymous().get("/api/rating/county/overview").statusCode(401);
    }

    @Test
    void whose_points_cannot_be_summed_is_a_member_of_his_township_and_in_no_grade_of_it() {
        yunxi.ruleBook(2, "2026-01-02", TownshipStory.MOST);
        for (int i = 0; i < 4; i++) {
            yunxi.member();
        }
        for (int i = 0; i < 6; i++) {
            yunxi.fulfilled(yunxi.member(), "2026-03-06");
        }
        MemberId beyond = yunxi.member();
        yunxi.attended(beyond, "2026-03-06");
        yunxi.attended(beyond, "2026-03-07");
        scene.awaitRead();

        get(Tokens.county(scene.county), "/api/rating/county/overview?cycle=2026")
                .statusCode(200)
                .body("townships[0].members", equalTo(12))
                .body("townships[0].attended", equalTo(2))
                .body("townships[0].grades[*].code", contains("three-stars", "two-stars", "one-star", "none"))
                .body("townships[0].grades[*].count", contains(null, null, 6, 5))
                .body("totals.members", equalTo(12))
                .body("totals.grades[*].count", contains(null, null, 6, 5));
    }

    @Test
    void the_policies_alone_keep_townships_apart_also_on_a_connection_that_was_used_before() {
        scene.awaitRead();

        assertThat(standingsSeenBy(yunxi.id)).isPositive();
        assertThat(standingsSeenBy(scene.county)).isPositive();
        for (int i = 0; i < 40; i++) {
            assertThat(seenBy(scene.qinghe.id, "select count(*) from standing where township = '" + yunxi.id + "'"))
                    .isZero();
        }
        for (String table : List.of("standing", "ledger_entry", "fact", "roster_line", "awarded", "dead_event")) {
            assertThat(seenBy(Everyone.NO_DIVISION, "select count(*) from " + table))
                    .isZero();
        }
        assertThat(seenBy(yunxi.id, "select count(*) from dead_event")).isZero();
        assertThatThrownBy(() -> standingsSeenBy("")).isInstanceOf(DivisionMissing.class);
    }

    @Test
    void nobody_but_the_projector_writes_the_ledger() {
        scene.awaitRead();

        assertThatThrownBy(() -> store.inTransaction(
                                yunxi.id,
                                transaction -> transaction
                                        .session()
                                        .createNativeQuery("update standing set total = 10000")
                                        .executeUpdate())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .hasMessageContaining("42501");
    }

    @Test
    void branch_scores_are_weighed_as_the_rule_book_declares_and_ungraded_until_both_are_there() {
        score("points-work", "90");
        scene.awaitRead();
        assertThat(seenBy(yunxi.id, "select count(*) from branch_standing where grade is null"))
                .isEqualTo(1);

        score("year-end-target", "80");
        scene.awaitRead();

        assertThat(seenBy(yunxi.id, "select count(*) from branch_standing where total = 8600 and grade = 'two-stars'"))
                .isEqualTo(1);
    }

    private void score(String part, String points) {
        yunxi.publish(new PointsEvent.BranchScoreEntered(
                yunxi.branch, Cycle.of("2026"), part, Points.of(points), TownshipStory.at("2026-11-01")));
    }

    private long standingsSeenBy(String division) {
        return seenBy(division, "select count(*) from standing");
    }

    private long seenBy(String division, String sql) {
        return store.inTransaction(
                        division,
                        transaction -> transaction
                                .session()
                                .createNativeQuery(sql, Long.class)
                                .getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
