package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.TownshipStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is left out of a cycle's grading on application: scored, not graded, and graded again when it is revoked. */
class ExemptionIT {
    private static final String BY_APPROVAL = """
            base: [{points: 60}]
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 1}
            exempt: {by-approval: true}
            """;
    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_approval_leaves_a_member_out_of_that_cycle_and_a_revocation_brings_him_back() {
        yunxi.registeredWith(BY_APPROVAL);
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(outcome(member, "2026")).isEqualTo("graded");

        EventEnvelope approval = yunxi.exempted(member, "2026", "2026-11-02");
        yunxi.read(member, "2026-11-03");
        world.awaitRead();
        assertThat(outcome(member, "2026")).isEqualTo("exempt");
        assertThat(world.totalOf(yunxi, member, "2026")).isEqualTo("62.00");
        assertThat(world.value("select coalesce(sum(members), 0)::int from points_count where township = ?", yunxi.id))
                .isEqualTo(0);

        yunxi.exemptionRevoked(approval, member, "2026", "2026-11-20");
        world.awaitRead();
        assertThat(outcome(member, "2026")).isEqualTo("graded");
    }

    @Test
    void an_approval_that_comes_in_the_january_after_is_the_cycles_that_it_names() {
        yunxi.registeredWith(BY_APPROVAL);
        MemberId member = yunxi.member();
        yunxi.read(member, "2026-03-06");
        world.startProjector();
        world.awaitRead();

        yunxi.exempted(member, "2026", "2027-01-05");
        world.awaitRead();

        assertThat(outcome(member, "2026")).isEqualTo("exempt");
        assertThat(outcome(member, "2027")).isEqualTo("graded");
    }

    @Test
    void a_revocation_that_is_heard_first_counts_all_the_same() {
        yunxi.registeredWith(BY_APPROVAL);
        MemberId member = yunxi.member();
        var approved = TownshipStory.exemption(member, "2026", "2026-11-02");
        EventEnvelope approval = EventProducer.envelope(yunxi.id, approved, approved.occurredAt());
        yunxi.exemptionRevoked(approval, member, "2026", "2026-11-20");
        world.startProjector();
        world.awaitRead();

        world.publish(approval, approved);
        world.awaitRead();

        assertThat(outcome(member, "2026")).isEqualTo("graded");
    }

    @Test
    void a_book_without_exemption_on_application_grades_all_the_same() {
        yunxi.begun();
        MemberId member = yunxi.member();
        yunxi.exempted(member, "2026", "2026-11-02");
        world.startProjector();
        world.awaitRead();

        assertThat(outcome(member, "2026")).isEqualTo("graded");
    }

    private Object outcome(MemberId member, String cycle) {
        return world.value("select outcome from standing where member = ? and cycle = ?", member.value(), cycle);
    }
}
