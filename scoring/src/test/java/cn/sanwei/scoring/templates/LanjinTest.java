package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme K, the second: base 60, bonus and deductions at most 20 each, and a veto that clears all. */
class LanjinTest {
    private static Member member() {
        return Member.under("lanjin");
    }

    @ParameterizedTest(name = "{0} activities, {1} missed: {2}, {3}")
    @CsvSource({
        "0, 0, 60.00, one-star",
        "0, 1, 57.00, none",
        "7, 0, 67.00, one-star",
        "8, 0, 68.00, two-stars",
        "14, 0, 74.00, two-stars",
        "15, 0, 75.00, three-stars",
        "20, 0, 80.00, three-stars",
        "21, 0, 80.00, three-stars",
        "0, 6, 42.00, none",
        "0, 7, 40.00, none",
        "0, 12, 40.00, none",
        "21, 7, 60.00, one-star",
    })
    void bonus_and_deductions_reach_twenty_each(int attended, int missed, String total, String grade) {
        Member member = member().daily(attended, "activity-attended", "2026-01-01")
                .daily(missed, "activity-missed", "2026-03-01");

        assertThat(member.total()).isEqualTo(total);
        assertThat(member.grade()).isEqualTo(grade);
    }

    @Test
    void the_seventh_missed_costs_the_two_that_are_left() {
        assertThat(member().daily(8, "activity-missed", "2026-03-01").each("missed"))
                .endsWith("-3.00", "-2.00", "0.00");
    }

    @Test
    void a_veto_clears_all_and_nothing_later_counts() {
        Member member = member().daily(20, "activity-attended", "2026-01-01")
                .did("deduction-recorded", "2026-03-01", "kind=veto")
                .did("wish-fulfilled", "2026-04-01", "rating=5");

        assertThat(member.total()).isEqualTo("0.00");
        assertThat(member.grade()).isEqualTo("none");
    }
}
