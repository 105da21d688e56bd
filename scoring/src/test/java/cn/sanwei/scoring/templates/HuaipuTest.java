package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme G: deductions by the month. */
class HuaipuTest {
    /** A member of whom only March is judged. */
    private static Member inMarch() {
        return Member.under("huaipu").isFrom("2026-03-01", MemberStatus.FULL).asOf("2026-03-31T23:00:00");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "deduction-recorded, kind=no-notes, 95.00",
        "deduction-recorded, kind=few-notes, 96.00",
        "deduction-recorded, kind=not-installed, 98.00",
        "activity-missed, kind=members-meeting, 98.00",
        "deduction-recorded, kind=no-reflection, 98.00",
        "deduction-recorded, kind=dues, 98.00",
        "deduction-recorded, kind=no-promise, 97.00",
        "deduction-recorded, kind=task, 97.00",
        "deduction-recorded, kind=task-refused, 90.00",
        "deduction-recorded, kind=discipline, 95.00",
        "deduction-recorded, kind=words, 90.00",
        "deduction-recorded, kind=feast, 90.00",
    })
    void each_deduction_is_that_of_the_scheme(String type, String said, String total) {
        assertThat(inMarch().did(type, "2026-03-05", said).total()).isEqualTo(total);
    }

    @Test
    void a_month_without_study_costs_three_when_it_is_over() {
        Member member = Member.under("huaipu").isFrom("2026-03-01", MemberStatus.FULL);

        assertThat(member.asOf("2026-03-31T23:59:59").total()).isEqualTo("100.00");
        assertThat(member.asOf("2026-04-01T00:00:00").total()).isEqualTo("97.00");
        assertThat(member.asOf("2026-05-01T00:00:00").total()).isEqualTo("94.00");
        member.did("article-read", "2026-03-31T23:00:00");
        assertThat(member.asOf("2026-05-01T00:00:00").total()).isEqualTo("97.00");
    }

    @Test
    void what_is_judged_by_the_month_costs_once_a_month() {
        Member member = inMarch()
                .did("deduction-recorded", "2026-03-05", "kind=few-notes")
                .did("deduction-recorded", "2026-03-20", "kind=few-notes");

        assertThat(member.each("few-notes")).containsExactly("-4.00", "0.00");
    }

    @Test
    void notes_missing_and_too_few_together_cost_five_a_month() {
        Member member = inMarch()
                .did("deduction-recorded", "2026-03-05", "kind=few-notes")
                .did("deduction-recorded", "2026-03-20", "kind=no-notes");

        assertThat(member.each("no-notes")).containsExactly("-1.00");
        assertThat(member.total()).isEqualTo("95.00");
    }

    @Test
    void the_floor_is_zero() {
        Member member = inMarch();
        for (int i = 0; i < 10; i++) {
            member.did("deduction-recorded", "2026-03-05", "kind=feast");
        }
        assertThat(member.total()).isEqualTo("0.00");
        assertThat(member.did("deduction-recorded", "2026-03-06", "kind=words").total())
                .isEqualTo("0.00");
        assertThat(member.from("feast")).isEqualTo("-100.00");
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
        assertThat(inMarch().brings(more).grade()).isEqualTo(grade);
    }
}
