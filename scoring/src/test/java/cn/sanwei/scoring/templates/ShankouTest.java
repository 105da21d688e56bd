package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Scheme L, the second: January to December, full and probationary members. */
class ShankouTest {
    private static Member member() {
        return Member.under("shankou");
    }

    @Test
    void the_cycle_is_the_calendar_year() {
        assertThat(member().did("activity-attended", "2026-01-01T00:00:00")
                        .did("activity-attended", "2026-12-31T23:59:59")
                        .total())
                .isEqualTo("64.00");
        assertThat(member().did("activity-attended", "2027-01-01T00:00:00")
                        .ledger()
                        .parked())
                .hasSize(1);
    }

    @Test
    void a_probationary_member_reports_once_a_quarter_until_he_is_a_full_one() {
        Member member = member().is(MemberStatus.PROBATIONARY)
                .isFrom("2026-07-01", MemberStatus.FULL)
                .did("deed-recorded", "2026-02-01", "kind=thought-report")
                .did("deed-recorded", "2026-03-31", "kind=thought-report")
                .did("deed-recorded", "2026-04-01", "kind=thought-report")
                .did("deed-recorded", "2026-06-30", "kind=thought-report")
                .did("deed-recorded", "2026-07-01", "kind=thought-report");

        assertThat(member.each("thought-report")).containsExactly("2.00", "0.00", "2.00", "0.00");
        assertThat(member.total()).isEqualTo("64.00");
        assertThat(member.ledger().unscored()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MemberStatus.class,
            names = {"PROSPECT", "ACTIVIST", "APPLICANT"})
    void others_take_no_part(MemberStatus status) {
        Member member = member().is(status).did("activity-attended", "2026-05-05");

        assertThat(member.ledger().entries()).isEmpty();
        assertThat(member.total()).isEqualTo("0.00");
        assertThat(member.ledger().exempt()).isTrue();
    }

    @ParameterizedTest(name = "{0} activities: {1}, {2}")
    @CsvSource({"9, 78.00, one-star", "10, 80.00, two-stars", "11, 80.00, two-stars"})
    void activities_give_twenty_at_most(int activities, String total, String grade) {
        Member member = member().daily(activities, "activity-attended", "2026-03-01");

        assertThat(member.total()).isEqualTo(total);
        assertThat(member.grade()).isEqualTo(grade);
    }
}
