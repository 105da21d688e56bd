package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.rules.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme I: a hundred to begin with, thirteen deductions, six bonuses, lists by thresholds. */
class YuchuanTest {
    private static Member member() {
        return Member.under("yuchuan");
    }

    @Test
    void there_are_thirteen_deductions_and_six_bonuses() {
        assertThat(member().book().rules().stream().filter(Rule::deducts)).hasSize(13);
        assertThat(member().book().rules().stream().filter(rule -> !rule.deducts()))
                .hasSize(6);
    }

    @Test
    void a_building_that_is_not_removed_costs_forty_and_the_floor_is_zero() {
        Member member = member().did("deduction-recorded", "2026-02-02", "kind=building");
        assertThat(member.total()).isEqualTo("60.00");
        assertThat(member.grade()).isEqualTo("one-star");
        assertThat(member.did("deduction-recorded", "2026-05-02", "kind=building")
                        .total())
                .isEqualTo("20.00");
        assertThat(member.did("deduction-recorded", "2026-08-02", "kind=building")
                        .total())
                .isEqualTo("0.00");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"township, 105.00", "county, 108.00", "city, 110.00"})
    void key_work_gives_five_to_ten_by_its_level(String level, String total) {
        assertThat(member().did("deed-recorded", "2026-02-02", "kind=key-work", "level=" + level)
                        .total())
                .isEqualTo(total);
    }

    @Test
    void key_work_gives_twenty_a_year_at_most() {
        Member member = member().monthly(3, "deed-recorded", "2026-02-02", "kind=key-work", "level=county");

        assertThat(member.each("key-work")).containsExactly("8.00", "8.00", "4.00");
    }

    @Test
    void leave_costs_two_a_quarter_at_most() {
        assertThat(member().daily(5, "activity-leave", "2026-02-02").total()).isEqualTo("98.00");
    }
}
