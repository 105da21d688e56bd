package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What differs is named, switched to only when it is accepted, and then told to whoever was told otherwise. */
class RebuildDifferencesIT extends BesideTheOneThatServes {
    @Test
    void a_standing_that_was_tampered_with_is_named_and_nothing_is_switched() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        String before = world.serving();
        world.projection.execute(
                "update standing set total = 9500, grade = 'three-stars' where member = ?", member.value());

        RebuildWorld.Outcome refused = world.rebuild();

        assertThat(refused.switched()).isFalse();
        assertThat(refused.said())
                .contains(yunxi.id + " " + member + " 2026: 95.00 three-stars -> 60.00 one-star")
                .contains("DIFFERS", "NOT switched");
        assertThat(world.serving()).isEqualTo(before);
        assertThat(world.value("select total from standing where member = ?", member.value()))
                .isEqualTo(9500L);

        RebuildWorld.Outcome accepted = world.accept();

        assertThat(accepted.switched()).as(accepted.said()).isTrue();
        assertThat(accepted.said()).contains("Going on with the rebuild", "1 members' standings, 0 grades");
        assertThat(world.value("select total from standing where member = ?", member.value()))
                .isEqualTo(6000L);
    }

    @Test
    void a_standing_that_is_put_right_follows_to_its_topic_with_a_greater_revision() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        world.projection.execute(
                "update standing set total = 100, grade = 'none', revision = revision + 1 where member = ?",
                member.value());
        awaitPublished();
        StandingsHeard heard = new StandingsHeard(world.settings().kafka());
        assertThat(heard.lastOf(member)).contains("\"total\":\"1.00\"");
        long wrong = heard.revisionOf(member);

        world.accept();
        awaitPublished();

        StandingsHeard now = new StandingsHeard(world.settings().kafka());
        assertThat(now.lastOf(member)).contains("\"total\":\"60.00\"", "\"grade\":\"one-star\"");
        assertThat(now.revisionOf(member)).isGreaterThan(wrong);
    }

    @Test
    void standings_that_are_the_same_are_not_published_again() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        awaitPublished();
        int before = new StandingsHeard(world.settings().kafka()).countOf(member);

        world.rebuild();
        awaitPublished();
        assertThat(new StandingsHeard(world.settings().kafka()).countOf(member)).isEqualTo(before);

        yunxi.fulfilled(member, "2026-04-06");
        world.awaitRead();
        awaitPublished();
        StandingsHeard heard = new StandingsHeard(world.settings().kafka());
        assertThat(heard.countOf(member)).isEqualTo(before + 1);
        assertThat(heard.lastOf(member)).contains("\"total\":\"70.00\"");
    }

    @Test
    void grades_that_were_said_are_not_said_again_and_the_next_one_follows_them() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        assertThat(gradesSaidOf(member)).isEqualTo("[[1, none, one-star]]");

        world.rebuild();
        assertThat(gradesSaidOf(member)).isEqualTo("[[1, none, one-star]]");

        yunxi.fulfilled(member, "2026-04-06");
        yunxi.fulfilled(member, "2026-05-06");
        world.awaitRead();
        assertThat(gradesSaidOf(member)).isEqualTo("[[1, none, one-star], [2, one-star, two-stars]]");
    }

    @Test
    void a_grade_that_was_never_said_is_said_when_the_difference_is_accepted() {
        TownshipStory yunxi = township();
        MemberId member = yunxi.member();
        yunxi.fulfilled(member, "2026-03-06");
        world.awaitRead();
        // As if the projector had not counted the wish, and had said so.
        world.projection.execute(
                "update event set payload = jsonb_set(payload, '{to}', '\"none\"') where stream = ?",
                "grade/" + member + "/2026");
        world.projection.execute("update standing set total = 5000, grade = 'none' where member = ?", member.value());

        RebuildWorld.Outcome accepted = world.accept();

        assertThat(accepted.said()).contains("1 members' standings, 1 grades");
        assertThat(gradesSaidOf(member)).isEqualTo("[[1, none, none], [2, none, one-star]]");
    }

    private static String gradesSaidOf(MemberId member) {
        return world.rows(
                        "select version, payload ->> 'from', payload ->> 'to' from event where stream = ? order by version",
                        "grade/" + member + "/2026")
                .toString();
    }

    private static void awaitPublished() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.value("select count(*) from standing where published_revision < revision")
                        .equals(0L));
    }
}
