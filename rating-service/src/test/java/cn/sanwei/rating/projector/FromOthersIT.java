package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.rating.story.TownshipStory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What befalls one member and costs his secretary, or gives his mentor, something: in whichever order it is heard. */
class FromOthersIT {
    private static final String RULES = """
            base: 50
            rules:
              - {id: missed, label: 缺席, fact: activity-missed, points: -2}
              - {id: answers-for, label: 连带, fact: colleague-scored, when: {attributes: {rule: missed}, posts: [secretary]}, points: -5}
              - {id: service, label: 服务, fact: deed-recorded, points: 1, for-each: {measure: hours}}
              - {id: mentoring, label: 帮带, fact: mentee-scored, when: {attributes: {rule: service, as: mentor}}, points: 0.5, for-each: {measure: points, count: parts}}
            """;

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);
    private final MemberId secretary = new MemberId(UUID.randomUUID());
    private MemberId member;

    @BeforeEach
    void begin() {
        yunxi.registeredWith(RULES);
        member = yunxi.member();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void isSecretaryOf(OrganisationId branch) {
        yunxi.publish(new PointsEvent.MemberRegistered(
                secretary,
                branch,
                MemberStatus.FULL,
                Set.of(),
                Set.of("secretary"),
                LocalDate.parse("2026-01-01"),
                Instant.parse("2026-01-03T00:00:00Z")));
    }

    private EventEnvelope missed(String when) {
        return yunxi.publish(yunxi.attendance(member, cn.sanwei.contracts.AttendanceMark.ABSENT, when));
    }

    private String secretarysTotal() {
        return world.totalOf(yunxi, secretary, "2026");
    }

    @Test
    void a_colleagues_absence_costs_the_secretary_and_his_entry_names_the_colleagues_event() {
        isSecretaryOf(yunxi.branch);
        EventEnvelope missed = missed("2026-03-06");
        world.startProjector();
        world.awaitRead();

        assertThat(secretarysTotal()).isEqualTo("45.00");
        assertThat(world.rows(
                        "select fact, event, rule, points, reason from ledger_entry where member = ?",
                        secretary.value()))
                .containsExactly(java.util.List.of(
                        missed.id() + "/missed", missed.id(), "answers-for", -500L, "同支部党员“缺席”，每次扣 5 分"));
    }

    @Test
    void it_reaches_a_secretary_who_was_folded_in_an_earlier_batch_and_goes_with_a_correction() {
        isSecretaryOf(yunxi.branch);
        yunxi.attended(secretary, "2026-03-01");
        world.startProjector();
        world.awaitRead();
        assertThat(secretarysTotal()).isEqualTo("50.00");

        EventEnvelope missed = missed("2026-03-06");
        world.awaitRead();
        assertThat(secretarysTotal()).isEqualTo("45.00");

        yunxi.corrected(missed, member, cn.sanwei.contracts.AttendanceMark.PRESENT, "2026-03-06");
        world.awaitRead();

        assertThat(secretarysTotal()).isEqualTo("50.00");
        assertThat(world.rows(
                        "select points from ledger_entry where member = ? and superseded_at is null",
                        secretary.value()))
                .containsExactly(java.util.List.of(0L));
    }

    @Test
    void who_becomes_secretary_after_the_fact_was_heard_answers_for_it_and_not_after_he_goes() {
        missed("2026-03-06");
        world.startProjector();
        world.awaitRead();
        assertThat(secretarysTotal()).isNull();

        isSecretaryOf(yunxi.branch);
        world.awaitRead();
        assertThat(secretarysTotal()).isEqualTo("45.00");

        isSecretaryOf(new OrganisationId(UUID.randomUUID()));
        world.awaitRead();
        assertThat(secretarysTotal()).isEqualTo("50.00");
    }

    @Test
    void when_the_colleague_is_placed_elsewhere_the_secretary_no_longer_answers_for_him() {
        isSecretaryOf(yunxi.branch);
        missed("2026-03-06");
        world.startProjector();
        world.awaitRead();

        yunxi.register(member, new OrganisationId(UUID.randomUUID()), Set.of());
        world.awaitRead();

        assertThat(secretarysTotal()).isEqualTo("50.00");
    }

    @Test
    void a_mentor_of_another_branch_gets_his_share_also_by_a_version_that_is_published_later() {
        isSecretaryOf(new OrganisationId(UUID.randomUUID()));
        yunxi.publish(new PointsEvent.PastFactImported(
                new ImportId(UUID.randomUUID()),
                1,
                member,
                "deed-recorded",
                Map.of("hours", new BigDecimal("3")),
                Map.of("mentor", secretary.toString()),
                Instant.parse("2026-03-06T04:00:00Z")));
        world.startProjector();
        world.awaitRead();
        assertThat(secretarysTotal()).isEqualTo("51.50");

        yunxi.ruleBook(2, "2026-02-01", RULES.replace("points: 0.5", "points: 1"));
        world.awaitRead();

        assertThat(secretarysTotal()).isEqualTo("53.00");
    }

    @Test
    void a_replica_that_takes_over_says_the_same() {
        isSecretaryOf(yunxi.branch);
        missed("2026-03-06");
        Projector first = world.startProjector();
        world.awaitRead();
        first.close();

        world.startProjector();
        missed("2026-03-07");
        world.awaitRead();

        assertThat(secretarysTotal()).isEqualTo("40.00");
    }
}
