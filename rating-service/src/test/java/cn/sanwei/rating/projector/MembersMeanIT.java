package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.story.TownshipStory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A branch is graded by its two scores and, where the rule book weighs it, by the mean of its members' totals. */
class MembersMeanIT {
    private static final String WEIGHED = """
            base: [{points: 60}]
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1}
              - {id: activity, label: 活动, fact: activity-attended, points: 10}
            exempt: {categories: {any: [away]}, by-approval: true}
            branches: {weights: {points-work: 0.5, year-end-target: 0.3, members-mean: 0.2}}
            """;
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_mean_follows_every_member_and_the_branch_is_graded_when_all_three_are_there() {
        yunxi.registeredWith(WEIGHED);
        MemberId one = yunxi.member();
        yunxi.member();
        world.startProjector();
        yunxi.attended(one, "2026-03-06");
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[null, null, 6500, 2, null, null]");

        score("points-work", "90.00");
        score("year-end-target", "80.00");
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, 6500, 2, 8200, two-stars]");

        EventEnvelope attended = yunxi.attended(one, "2026-03-07");
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, 7000, 2, 8300, two-stars]");
        yunxi.corrected(attended, one, cn.sanwei.contracts.AttendanceMark.ABSENT, "2026-03-07");
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, 6500, 2, 8200, two-stars]");
    }

    @Test
    void whose_points_cannot_be_summed_is_not_in_it_and_great_totals_of_many_are() {
        yunxi.registeredWith(WEIGHED.replace("activity-attended, points: 10", "activity-attended, points: 6000")
                + "parts: [{id: most, label: 最多, rules: [activity], scale: {of: 0.01, to: 1000000}}]\n");
        MemberId one = yunxi.member();
        MemberId two = yunxi.member();
        MemberId too = yunxi.member();
        world.startProjector();
        yunxi.attended(one, "2026-03-06");
        yunxi.attended(two, "2026-03-06");
        yunxi.attended(too, "2026-03-06");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[60000000006000, 3]");

        yunxi.attended(too, "2026-03-07");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[60000000006000, 2]");
        assertThat(world.value("select count(*) from dead_event")).isEqualTo(0L);
    }

    @Test
    void who_is_exempt_or_leaves_is_not_in_it_and_who_moves_takes_his_total_along() {
        yunxi.registeredWith(WEIGHED);
        yunxi.establish(OTHER);
        MemberId one = yunxi.member();
        MemberId two = yunxi.member();
        MemberId away = yunxi.member(yunxi.branch, Set.of("away"));
        yunxi.attended(one, "2026-03-06");
        yunxi.read(away, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[6500, 2]");

        move(one, OTHER, "2026-06-01");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[6000, 1]");
        assertThat(mean(OTHER)).isEqualTo("[7000, 1]");

        EventEnvelope approval = yunxi.exempted(two, "2026", "2026-07-01");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[null, 0]");
        yunxi.exemptionRevoked(approval, two, "2026", "2026-07-02");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[6000, 1]");
    }

    @Test
    void a_group_counts_for_the_branch_above_it() {
        yunxi.registeredWith(WEIGHED);
        OrganisationId group = new OrganisationId(UUID.randomUUID());
        yunxi.publish(new PointsEvent.OrganisationEstablished(
                group,
                yunxi.branch,
                OrganisationLevel.GROUP,
                "community",
                LocalDate.parse("2026-01-01"),
                TownshipStory.at("2026-01-01")));
        MemberId one = yunxi.member(group, Set.of());
        yunxi.member();
        yunxi.attended(one, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        assertThat(mean(group)).isEqualTo("[7000, 1]");
        assertThat(mean(yunxi.branch)).isEqualTo("[6500, 2]");
    }

    @Test
    void at_the_close_it_is_frozen_with_the_totals_and_a_score_that_comes_later_is_weighed_with_it() {
        yunxi.registeredWith(WEIGHED);
        MemberId one = yunxi.member();
        yunxi.attended(one, "2026-03-06");
        yunxi.closeRequested("2026", "2027-01-05");
        world.startProjector();
        world.awaitRead();

        yunxi.attended(one, "2026-12-30");
        score("points-work", "90.00");
        score("year-end-target", "80.00");
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, 7000, 1, 8300, two-stars]");

        yunxi.reopened("2026", "2027-01-06");
        world.awaitRead();
        assertThat(mean(yunxi.branch)).isEqualTo("[8000, 1]");
    }

    @Test
    void a_version_that_begins_to_weigh_members_grades_all_branches_anew() {
        yunxi.begun();
        MemberId one = yunxi.member();
        yunxi.attended(one, "2026-03-06");
        score("points-work", "90.00");
        score("year-end-target", "80.00");
        world.startProjector();
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, null, 0, 8600, two-stars]");

        yunxi.ruleBook(2, "2026-01-01", "replaces: 1\n" + WEIGHED);
        world.awaitRead();
        assertThat(branch(yunxi.branch)).isEqualTo("[9000, 8000, 7000, 1, 8300, two-stars]");
    }

    @Test
    void whoever_takes_over_goes_on_from_the_stored_sums_and_comes_to_what_members_totals_give() {
        yunxi.registeredWith(WEIGHED);
        List<MemberId> members = List.of(yunxi.member(), yunxi.member(), yunxi.member());
        Projector first = world.startProjector();
        for (int day = 1; day <= 9; day++) {
            yunxi.read(members.get(day % 3), "2026-03-0" + day);
        }
        world.awaitRead();
        first.close();

        yunxi.attended(members.get(0), "2026-02-01");
        world.startProjector();
        world.awaitRead();

        assertThat(mean(yunxi.branch))
                .isEqualTo(world.rows(
                                "select round(sum(total) / count(*))::bigint, count(*)::int from standing"
                                        + " where township = ? and organisation = ? and outcome = 'graded'",
                                yunxi.id,
                                yunxi.branch.value())
                        .getFirst()
                        .toString())
                .isEqualTo("[6633, 3]");
    }

    private void score(String part, String score) {
        yunxi.publish(new PointsEvent.BranchScoreEntered(
                yunxi.branch, Cycle.of("2026"), part, Points.of(score), TownshipStory.at("2026-12-20")));
    }

    private void move(MemberId member, OrganisationId to, String from) {
        yunxi.publish(new PointsEvent.MemberAssigned(
                member, to, MemberStatus.FULL, Set.of(), Set.of(), LocalDate.parse(from), TownshipStory.at(from)));
    }

    private String branch(OrganisationId organisation) {
        return world.rows(
                        "select points_work, year_end_target, members_mean, members, total, grade from branch_standing"
                                + " where organisation = ? and cycle = '2026'",
                        organisation.value())
                .getFirst()
                .toString();
    }

    private String mean(OrganisationId organisation) {
        return world.rows(
                        "select members_mean, members from branch_standing where organisation = ? and cycle = '2026'",
                        organisation.value())
                .getFirst()
                .toString();
    }
}
