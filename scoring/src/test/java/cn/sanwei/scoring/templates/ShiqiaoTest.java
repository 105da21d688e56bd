package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemes A and E as the demo's second town has them: base 60, floor 0, the usual stars. */
class ShiqiaoTest {
    private static Member member() {
        return Member.under("shiqiao");
    }

    @ParameterizedTest(name = "{0} more: {1}")
    @CsvSource({"30, three-stars", "29.99, two-stars", "20, two-stars", "19.99, one-star", "0, one-star", "-0.01, none"
    })
    void the_bands_are_the_usual_ones(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }

    @Test
    void members_start_with_sixty_and_others_with_fifty() {
        assertThat(member().total()).isEqualTo("60.00");
        assertThat(member().is(MemberStatus.PROBATIONARY).total()).isEqualTo("60.00");
        assertThat(member().is(MemberStatus.APPLICANT).total()).isEqualTo("50.00");
    }

    @Test
    void there_is_no_ceiling_and_the_floor_is_zero() {
        assertThat(member().brings("100").total()).isEqualTo("160.00");
        assertThat(member().brings("-61").total()).isEqualTo("0.00");
    }

    @Test
    void reading_gives_half_a_point_a_day_and_six_a_year() {
        Member member = member().did("article-read", "2026-01-01T08:00:00").daily(13, "article-read", "2026-01-01");

        assertThat(member.each("reading")).startsWith("0.50", "0.00", "0.50").endsWith("0.50", "0.00");
        assertThat(member.from("reading")).isEqualTo("6.00");
    }

    @Test
    void meetings_give_two_a_month_and_training_three_a_quarter() {
        assertThat(member().daily(3, "activity-attended", "2026-01-29", "kind=group-meeting")
                        .did("activity-attended", "2026-02-01", "kind=members-meeting")
                        .each("meeting"))
                .containsExactly("1.00", "1.00", "0.00", "1.00");
        assertThat(member().daily(4, "activity-attended", "2026-03-28", "kind=training")
                        .did("activity-attended", "2026-04-01", "kind=party-lecture")
                        .each("training"))
                .containsExactly("1.00", "1.00", "1.00", "0.00", "1.00");
    }

    @Test
    void service_counts_eight_hours_of_a_time_and_eight_points_a_year() {
        assertThat(member().daily(3, "activity-attended", "2026-01-06", "kind=volunteer-service", "hours=9.5")
                        .each("volunteering"))
                .containsExactly("4.00", "4.00", "0.00");
    }

    @Test
    void manuscripts_give_nine_a_year_and_at_city_level_three_more() {
        Member member = member().monthly(4, "manuscript-used", "2026-01-06", "level=city");

        assertThat(member.each("article-used")).containsExactly("3.00", "3.00", "3.00", "0.00");
        assertThat(member.each("article-used-by-the-city")).containsOnly("3.00").hasSize(4);
        assertThat(member().did("manuscript-used", "2026-01-06").total()).isEqualTo("63.00");
    }

    @Test
    void wishes_give_nine_a_year() {
        assertThat(member().daily(4, "wish-fulfilled", "2026-01-06", "rating=5").each("wish-fulfilled"))
                .containsExactly("3.00", "3.00", "3.00", "0.00");
    }

    @Test
    void being_missed_costs_six_a_quarter_and_leave_two() {
        assertThat(member().daily(4, "activity-missed", "2026-01-06").each("missed"))
                .containsExactly("-2.00", "-2.00", "-2.00", "0.00");
        assertThat(member().daily(5, "activity-leave", "2026-01-06").each("leave"))
                .containsExactly("-0.50", "-0.50", "-0.50", "-0.50", "0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retired", "away"})
    void who_is_retired_or_away_is_not_graded(String category) {
        assertThat(member().is(MemberStatus.FULL, category).ledger().exempt()).isTrue();
    }

    @Test
    void branches_are_weighed_as_declared() {
        BranchWeights weights = member().book().branchWeights();

        assertThat(weights.pointsWork()).isEqualTo(6000);
        assertThat(weights.yearEndTarget()).isEqualTo(4000);
    }
}
