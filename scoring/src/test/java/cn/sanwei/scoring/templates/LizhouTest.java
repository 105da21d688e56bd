package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme J: base 50, duties 50 by mutual appraisal, bonus 20 a quarter. */
class LizhouTest {
    private static Member member() {
        return Member.under("lizhou");
    }

    @Test
    void without_appraisal_there_is_the_base() {
        assertThat(member().total()).isEqualTo("50.00");
    }

    @Test
    void duties_are_half_of_the_mean_of_what_the_others_give() {
        Member member = member().did("appraisal-given", "2026-12-01", "by=m2", "score=100")
                .did("appraisal-given", "2026-12-02", "by=m3", "score=80")
                .did("appraisal-given", "2026-12-03", "by=m4", "score=75");

        assertThat(member.from("duties")).isEqualTo("42.50");
        assertThat(member.total()).isEqualTo("92.50");
    }

    @Test
    void who_appraises_again_replaces_what_he_gave() {
        assertThat(member().did("appraisal-given", "2026-12-01", "by=m2", "score=60")
                        .did("appraisal-given", "2026-12-02", "by=m2", "score=100")
                        .total())
                .isEqualTo("100.00");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "80, 90.00, five-stars",
        "79, 89.50, four-stars",
        "60, 80.00, four-stars",
        "40, 70.00, three-stars",
        "39, 69.50, none"
    })
    void five_stars_are_from_ninety(String score, String total, String grade) {
        Member member = member().did("appraisal-given", "2026-12-01", "by=m2", "score=" + score);

        assertThat(member.total()).isEqualTo(total);
        assertThat(member.grade()).isEqualTo(grade);
    }

    @Test
    void the_bonus_reaches_twenty_a_quarter_and_begins_anew_with_the_next() {
        Member member = member().daily(3, "wish-fulfilled", "2026-03-01", "rating=5")
                .did("deed-recorded", "2026-03-20", "kind=honour")
                .did("activity-attended", "2026-04-01", "kind=volunteer-service", "hours=9");

        assertThat(member.each("honour")).containsExactly("5.00");
        assertThat(member.each("service")).containsExactly("8.00");
        assertThat(member.total()).isEqualTo("78.00");
    }
}
