package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.List;
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

    @ParameterizedTest(name = "{0} more: {1}")
    @CsvSource({
        "-10, three-stars",
        "-10.01, two-stars",
        "-20, two-stars",
        "-20.01, one-star",
        "-40, one-star",
        "-40.01, none"
    })
    void the_bands_are_the_usual_ones_from_a_hundred_down(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }

    @Test
    void service_wishes_mediation_and_manuscripts_have_their_caps() {
        assertThat(member().daily(7, "activity-attended", "2026-02-02", "kind=volunteer-service")
                        .from("service"))
                .isEqualTo("6.00");
        assertThat(member().daily(4, "wish-fulfilled", "2026-02-02", "rating=5").each("wish"))
                .containsExactly("2.00", "2.00", "2.00", "0.00");
        assertThat(member().daily(6, "deed-recorded", "2026-02-02", "kind=mediation")
                        .from("mediation"))
                .isEqualTo("5.00");
        assertThat(member().daily(6, "manuscript-used", "2026-02-02").from("manuscript"))
                .isEqualTo("5.00");
        assertThat(member().daily(2, "deed-recorded", "2026-02-02", "kind=rescue")
                        .from("rescue"))
                .isEqualTo("16.00");
    }

    @ParameterizedTest(name = "{0} with {1}: on the list {2}")
    @CsvSource({
        "PROBATIONARY, -15, ",
        "PROBATIONARY, -15.01, probationary-review",
        "APPLICANT, -15, ",
        "APPLICANT, -15.01, applicant-review",
        "FULL, -90, "
    })
    void below_eighty_five_probationary_members_and_applicants_are_on_a_list(
            MemberStatus status, String more, String list) {
        Member member = member().is(status).brings(more);

        assertThat(member.listed()).isEqualTo(list == null ? List.of() : List.of(list));
    }

    @ParameterizedTest(name = "{0}: on the list {1}")
    @CsvSource({"20, false", "40, false", "42, true"})
    void a_branch_whose_quarter_is_below_sixty_is_on_the_list_for_rectification(int less, boolean listed) {
        Member member = member().is(MemberStatus.FULL).daily(less / 2, "activity-missed", "2026-02-02");

        assertThat(member.branchListedInQuarter(1)).isEqualTo(listed ? List.of("rectification") : List.of());
    }
}
