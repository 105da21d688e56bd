package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme B as the demo's town has it: three micros up to a hundred. */
class QingheTest {
    private static Member member() {
        return Member.under("qinghe");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "101, 100.00, three-stars",
        "90, 90.00, three-stars",
        "89.99, 89.99, two-stars",
        "80, 80.00, two-stars",
        "79.99, 79.99, one-star",
        "60, 60.00, one-star",
        "59.99, 59.99, none"
    })
    void the_bands_are_the_usual_ones_and_the_ceiling_is_a_hundred(String points, String total, String grade) {
        assertThat(member().brings(points).total()).isEqualTo(total);
        assertThat(member().brings(points).grade()).isEqualTo(grade);
    }

    @Test
    void the_floor_is_zero() {
        Member member = member().is(MemberStatus.FULL, "in-service").did("activity-missed", "2026-03-06");

        assertThat(member.each("missed")).containsExactly("-1.00");
        assertThat(member.total()).isEqualTo("0.00");
    }

    @Test
    void study_gives_six_a_quarter_once_a_day_and_manuscripts_six_a_year() {
        assertThat(member().did("article-read", "2026-03-28T08:00:00")
                        .did("article-read", "2026-03-28T09:00:00")
                        .daily(4, "article-read", "2026-03-29")
                        .each("reading"))
                .containsExactly("2.00", "0.00", "2.00", "2.00", "0.00", "2.00");
        assertThat(member().monthly(3, "manuscript-used", "2026-01-06").each("manuscript"))
                .containsExactly("3.00", "3.00", "0.00");
    }

    @Test
    void activities_give_eighteen_a_quarter_and_what_reaches_it_gets_the_rest() {
        assertThat(member().daily(6, "activity-attended", "2026-01-06", "kind=theme-day")
                        .each("activity"))
                .containsExactly("4.00", "4.00", "4.00", "4.00", "2.00", "0.00");
    }

    @Test
    void service_counts_three_hours_of_a_time_and_ten_a_year() {
        assertThat(member().monthly(3, "activity-attended", "2026-01-06", "kind=volunteer-service", "hours=3.5")
                        .each("volunteering"))
                .containsExactly("6.00", "4.00", "0.00");
    }

    @Test
    void being_missed_costs_those_in_service_two_a_quarter() {
        Member member = member().is(MemberStatus.FULL, "in-service").brings("50");

        assertThat(member.daily(3, "activity-missed", "2026-03-06")
                        .did("activity-missed", "2026-04-08")
                        .each("missed"))
                .containsExactly("-1.00", "-1.00", "0.00", "-1.00");
        assertThat(member().brings("50").did("activity-missed", "2026-03-06").total())
                .isEqualTo("50.00");
    }

    @ParameterizedTest(name = "{0} yuan: {1}")
    @CsvSource({"99, 0.00", "100, 1.00", "499, 4.00", "500, 5.00", "5000, 5.00"})
    void whole_hundreds_of_a_donation_count_five_at_most(String yuan, String points) {
        assertThat(member().did("donation-made", "2026-01-06", "yuan=" + yuan).total())
                .isEqualTo(points);
    }

    @Test
    void a_wish_gives_five_one_more_when_it_is_praised_and_all_wishes_twenty() {
        assertThat(member().did("wish-fulfilled", "2026-01-06", "rating=4").total())
                .isEqualTo("5.00");
        assertThat(member().did("wish-fulfilled", "2026-01-06", "rating=5").total())
                .isEqualTo("6.00");
        Member member = member().daily(5, "wish-claimed", "2026-01-01", "category=goods")
                .daily(3, "wish-fulfilled", "2026-02-01", "rating=4");
        assertThat(member.from("wish-claimed")).isEqualTo("4.00");
        assertThat(member.each("wish-fulfilled")).containsExactly("5.00", "5.00", "5.00");
        assertThat(member.did("wish-fulfilled", "2026-03-01", "rating=4").each("wish-fulfilled"))
                .endsWith("1.00");
    }
}
