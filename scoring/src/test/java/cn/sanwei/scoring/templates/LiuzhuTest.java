package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme A: three stars from 90, two from 80, one from 60, graded once a year. */
class LiuzhuTest {
    private static Member member() {
        return Member.under("liuzhu");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "100, three-stars",
        "90, three-stars",
        "89.99, two-stars",
        "89.5, two-stars",
        "80, two-stars",
        "79.99, one-star",
        "60, one-star",
        "59.99, none",
        "0, none"
    })
    void ninety_is_three_stars_and_everything_below_is_two(String points, String grade) {
        assertThat(member().brings(points).grade()).isEqualTo(grade);
    }

    @Test
    void one_theme_day_a_month_counts() {
        Member member = member().daily(2, "activity-attended", "2026-03-06", "kind=theme-day", "mark=present");

        assertThat(member.each("theme-day")).containsExactly("4.00", "0.00");
        assertThat(member().monthly(12, "activity-attended", "2026-01-06", "kind=theme-day", "mark=late")
                        .total())
                .isEqualTo("48.00");
    }

    @Test
    void meetings_give_two_a_month_and_twenty_a_year() {
        Member member = member().monthly(12, "activity-attended", "2026-01-06", "kind=members-meeting");

        assertThat(member.from("meeting")).isEqualTo("20.00");
        assertThat(member.each("meeting")).endsWith("2.00", "0.00", "0.00");
    }

    @Test
    void reading_gives_ten_at_most() {
        assertThat(member().daily(20, "article-read", "2026-01-01").total()).isEqualTo("10.00");
        assertThat(member().daily(21, "article-read", "2026-01-01").total()).isEqualTo("10.00");
    }

    @Test
    void service_counts_four_hours_of_a_time_and_twelve_of_a_year() {
        Member member = member().daily(4, "activity-attended", "2026-01-01", "kind=volunteer-service", "hours=4.5");

        assertThat(member.each("volunteering")).containsExactly("4.00", "4.00", "4.00", "0.00");
    }

    @Test
    void wishes_give_twenty_at_most() {
        assertThat(member().daily(5, "wish-fulfilled", "2026-01-01", "rating=5").total())
                .isEqualTo("20.00");
    }

    @Test
    void whoever_was_exempted_on_application_is_scored_and_not_graded() {
        Member member = member().brings("95").did("exemption-approved", "2026-11-01", "cycle=2026");

        assertThat(member.ledger().exempt()).isTrue();
        assertThat(member.ledger().total().toString()).isEqualTo("95.00");
        assertThat(member.ledger().indicated()).isEmpty();
    }

    @Test
    void branches_are_weighed_as_declared() {
        BranchWeights weights = member().book().branchWeights();

        assertThat(weights.pointsWork()).isEqualTo(7000);
        assertThat(weights.yearEndTarget()).isEqualTo(3000);
    }
}
