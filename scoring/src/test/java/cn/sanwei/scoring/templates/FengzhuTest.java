package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme F: four parts of thirty, eight, twenty and ten. */
class FengzhuTest {
    private static Member member() {
        return Member.under("fengzhu");
    }

    @ParameterizedTest(name = "{0} times: {1}")
    @CsvSource({"1, 1.00", "29, 29.00", "30, 30.00", "31, 30.00", "40, 30.00"})
    void organisational_life_gives_one_each_time_and_thirty_at_most(int times, String total) {
        assertThat(member().daily(times, "activity-attended", "2026-01-01", "kind=members-meeting")
                        .total())
                .isEqualTo(total);
    }

    @Test
    void duties_give_two_each_and_eight_together() {
        Member member = member();
        for (String kind : new String[] {"dues", "obedience", "policy", "monthly-report"}) {
            member.did("deed-recorded", "2026-05-05", "kind=" + kind);
            member.did("deed-recorded", "2026-06-05", "kind=" + kind);
        }
        assertThat(member.total()).isEqualTo("8.00");
    }

    @Test
    void obedience_policy_and_report_cost_two_as_they_give_two() {
        Member member = member().did("deed-recorded", "2026-05-05", "kind=dues");
        assertThat(member.total()).isEqualTo("2.00");
        for (String kind : new String[] {"obedience", "policy", "monthly-report"}) {
            member.did("deduction-recorded", "2026-05-05", "kind=" + kind);
        }
        assertThat(member.ledger().entries())
                .extracting(entry -> entry.points().toString())
                .containsExactly("2.00", "-2.00", "-2.00", "-2.00");
        // 2 − 6 = −4, and the total's floor is zero.
        assertThat(member.total()).isEqualTo("0.00");
    }

    @Test
    void a_promise_is_ten_and_activity_days_are_ten_more_at_most() {
        Member member = member().did("deed-recorded", "2026-01-05", "kind=promise");
        assertThat(member.total()).isEqualTo("10.00");
        assertThat(member.monthly(10, "activity-attended", "2026-01-10", "kind=theme-day")
                        .total())
                .isEqualTo("20.00");
        assertThat(member.did("activity-attended", "2026-12-10", "kind=theme-day")
                        .total())
                .isEqualTo("20.00");
    }

    @Test
    void service_gives_ten_at_most() {
        assertThat(member().daily(5, "activity-attended", "2026-01-01", "kind=volunteer-service")
                        .total())
                .isEqualTo("10.00");
        assertThat(member().daily(6, "activity-attended", "2026-01-01", "kind=volunteer-service")
                        .total())
                .isEqualTo("10.00");
    }

    @Test
    void all_four_parts_full_are_sixty_eight() {
        Member member = member().daily(40, "activity-attended", "2026-01-01", "kind=group-meeting")
                .did("deed-recorded", "2026-01-05", "kind=promise")
                .daily(12, "activity-attended", "2026-03-01", "kind=theme-day")
                .daily(9, "activity-attended", "2026-04-01", "kind=volunteer-service");
        for (String kind : new String[] {"dues", "obedience", "policy", "monthly-report"}) {
            member.did("deed-recorded", "2026-05-05", "kind=" + kind);
        }
        assertThat(member.total()).isEqualTo("68.00");
        assertThat(member.grade()).isEqualTo("three-stars");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"60, three-stars", "59.99, two-stars", "54, two-stars", "53.99, one-star", "40, one-star", "39.99, none"
    })
    void the_bands_are_half_open(String points, String grade) {
        assertThat(member().brings(points).grade()).isEqualTo(grade);
    }

    @Test
    void the_ceiling_is_a_hundred() {
        assertThat(member().brings("100.01").total()).isEqualTo("100.00");
    }
}
