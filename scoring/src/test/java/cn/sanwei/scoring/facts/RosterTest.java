package cn.sanwei.scoring.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static RosterRecord registered(int sequence, MemberStatus status, String from) {
        return new RosterRecord("%06d".formatted(sequence), false, day(from), "b1", status, Set.of("rural"), Set.of());
    }

    private static RosterRecord assigned(int sequence, MemberStatus status, String from) {
        return new RosterRecord(
                "%06d".formatted(sequence), false, day(from), "b2", status, Set.of("retired"), Set.of("secretary"));
    }

    private static RosterRecord left(int sequence, String from) {
        return RosterRecord.leaving("%06d".formatted(sequence), day(from));
    }

    private static MemberStatus on(Roster roster, String day) {
        return roster.on(day(day)).map(RosterLine::status).orElse(null);
    }

    @Test
    void a_line_is_in_force_from_its_day_until_the_next_begins() {
        Roster roster = RosterRecord.rosterOf(List.of(
                registered(1, MemberStatus.PROBATIONARY, "2025-07-01"), assigned(2, MemberStatus.FULL, "2026-07-01")));

        assertThat(on(roster, "2025-06-30")).isNull();
        assertThat(on(roster, "2025-07-01")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(on(roster, "2026-06-30")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(on(roster, "2026-07-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void an_assignment_replaces_categories_and_posts_together() {
        RosterLine line = RosterRecord.rosterOf(List.of(
                        registered(1, MemberStatus.FULL, "2025-07-01"), assigned(2, MemberStatus.FULL, "2026-07-01")))
                .on(day("2026-07-01"))
                .orElseThrow();

        assertThat(line.categories()).containsExactly("retired");
        assertThat(line.posts()).containsExactly("secretary");
        assertThat(line.organisation()).isEqualTo("b2");
    }

    @Test
    void who_left_is_on_no_roster_from_that_day_until_he_is_back() {
        Roster roster = RosterRecord.rosterOf(List.of(
                registered(1, MemberStatus.FULL, "2025-01-01"),
                left(2, "2026-03-01"),
                registered(3, MemberStatus.FULL, "2026-05-01")));

        assertThat(on(roster, "2026-02-28")).isEqualTo(MemberStatus.FULL);
        assertThat(on(roster, "2026-03-01")).isNull();
        assertThat(on(roster, "2026-04-30")).isNull();
        assertThat(on(roster, "2026-05-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void an_assignment_written_later_for_an_earlier_day_holds_until_the_next_one_begins() {
        Roster roster = RosterRecord.rosterOf(List.of(
                registered(1, MemberStatus.APPLICANT, "2025-01-01"),
                assigned(2, MemberStatus.FULL, "2026-07-01"),
                assigned(3, MemberStatus.PROBATIONARY, "2026-03-01")));

        assertThat(on(roster, "2026-02-28")).isEqualTo(MemberStatus.APPLICANT);
        assertThat(on(roster, "2026-03-01")).isEqualTo(MemberStatus.PROBATIONARY);
        assertThat(on(roster, "2026-07-01")).isEqualTo(MemberStatus.FULL);
    }

    @Test
    void of_two_lines_from_one_day_the_one_written_later_holds_whichever_is_read_first() {
        RosterRecord wrong = assigned(2, MemberStatus.PROBATIONARY, "2026-03-01");
        RosterRecord right = assigned(3, MemberStatus.FULL, "2026-03-01");

        assertThat(on(RosterRecord.rosterOf(List.of(wrong, right)), "2026-03-01"))
                .isEqualTo(MemberStatus.FULL);
        assertThat(on(RosterRecord.rosterOf(List.of(right, wrong)), "2026-03-01"))
                .isEqualTo(MemberStatus.FULL);
    }

    @Test
    void who_left_on_the_day_of_his_line_is_back_only_if_the_line_was_written_later() {
        RosterRecord line = registered(2, MemberStatus.FULL, "2026-03-01");

        assertThat(on(RosterRecord.rosterOf(List.of(line, left(3, "2026-03-01"))), "2026-03-01"))
                .isNull();
        assertThat(on(RosterRecord.rosterOf(List.of(left(1, "2026-03-01"), line)), "2026-03-01"))
                .isEqualTo(MemberStatus.FULL);
    }

    @Test
    void the_last_line_within_a_time_is_the_one_in_force_at_its_end_or_before_the_member_left() {
        Roster roster = RosterRecord.rosterOf(List.of(
                registered(1, MemberStatus.PROBATIONARY, "2025-07-01"),
                assigned(2, MemberStatus.FULL, "2026-07-01"),
                left(3, "2026-10-01")));

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
