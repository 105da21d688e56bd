package cn.sanwei.scoring.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final MemberId MEMBER = new MemberId(new UUID(0, 1));
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(0, 2));
    private static final Instant NOW = Instant.EPOCH;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static PointsEvent registered(MemberStatus status, String from) {
        return new PointsEvent.MemberRegistered(MEMBER, BRANCH, status, Set.of("rural"), Set.of(), day(from), NOW);
    }

    private static PointsEvent assigned(MemberStatus status, String from) {
        return new PointsEvent.MemberAssigned(
                MEMBER, BRANCH, status, Set.of("retired"), Set.of("secretary"), day(from), NOW);
    }

    private static PointsEvent left(String from) {
        return new PointsEvent.MemberLeft(MEMBER, day(from), NOW);
    }

    private static MemberStatus on(Roster roster, String day) {
        return roster.on(day(day)).map(RosterLine::status).orElse(null);
    }

    @Test
    void a_line_is_in_force_from_its_day_until_the_next_begins() {
        Roster roster = RosterMapping.of(List.of(
                registered(MemberStatus.PROBATIONARY, "2025-07-01"), assigned(MemberStatus.FULL, "2026-07-01")));

        assertThat(on(roster, "2025-06-30")).isNull();
        assertThat(on(roster, "2025-07-01")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(on(roster, "2026-06-30")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(on(roster, "2026-07-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void an_assignment_replaces_categories_and_posts_together() {
        RosterLine line = RosterMapping.of(
                        List.of(registered(MemberStatus.FULL, "2025-07-01"), assigned(MemberStatus.FULL, "2026-07-01")))
                .on(day("2026-07-01"))
                .orElseThrow();

        assertThat(line.categories()).containsExactly("retired");
        assertThat(line.posts()).containsExactly("secretary");
        assertThat(line.organisation()).isEqualTo(BRANCH.toString());
    }

    @Test
    void who_left_is_on_no_roster_from_that_day_until_he_is_back() {
        Roster roster = RosterMapping.of(List.of(
                registered(MemberStatus.FULL, "2025-01-01"),
                left("2026-03-01"),
                registered(MemberStatus.FULL, "2026-05-01")));

        assertThat(on(roster, "2026-02-28")).isEqualTo(MemberStatus.FULL);
        assertThat(on(roster, "2026-03-01")).isNull();
        assertThat(on(roster, "2026-04-30")).isNull();
        assertThat(on(roster, "2026-05-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void an_assignment_written_later_for_an_earlier_day_overrules_what_was_written_for_later_days() {
        Roster roster = RosterMapping.of(List.of(
                registered(MemberStatus.APPLICANT, "2025-01-01"),
                assigned(MemberStatus.PROBATIONARY, "2026-07-01"),
                assigned(MemberStatus.FULL, "2026-03-01")));

        assertThat(on(roster, "2026-02-28")).isEqualTo(MemberStatus.APPLICANT);
        assertThat(on(roster, "2026-08-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void other_events_are_passed_over() {
        PointsEvent other = new PointsEvent.MeetingResultReturned(BRANCH, cn.sanwei.contracts.Cycle.of(2026), NOW);

        assertThat(RosterMapping.of(List.of(other)).isEmpty()).isTrue();
        assertThat(RosterMapping.memberOf(other)).isNull();
        assertThat(RosterMapping.memberOf(left("2026-03-01"))).isEqualTo(MEMBER);
        assertThat(RosterMapping.memberOf(assigned(MemberStatus.FULL, "2026-03-01")))
                .isEqualTo(MEMBER);
        assertThat(RosterMapping.memberOf(registered(MemberStatus.FULL, "2026-03-01")))
                .isEqualTo(MEMBER);
    }

    @Test
    void the_last_line_within_a_time_is_the_one_in_force_at_its_end_or_before_the_member_left() {
        Roster roster = RosterMapping.of(List.of(
                registered(MemberStatus.PROBATIONARY, "2025-07-01"),
                assigned(MemberStatus.FULL, "2026-07-01"),
                left("2026-10-01")));

        assertThat(last(roster, "2026-01-01", "2027-01-01")).isEqualTo(MemberStatus.FULL);
        assertThat(last(roster, "2026-01-01", "2026-07-01")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(last(roster, "2026-01-01", "2026-07-02")).isEqualTo(MemberStatus.FULL);
        assertThat(last(roster, "2026-10-01", "2027-01-01")).isNull();
        assertThat(last(roster, "2025-01-01", "2025-07-01")).isNull();
    }

    private static MemberStatus last(Roster roster, String first, String after) {
        return roster.lastWithin(day(first), day(after)).map(RosterLine::status).orElse(null);
    }
}
