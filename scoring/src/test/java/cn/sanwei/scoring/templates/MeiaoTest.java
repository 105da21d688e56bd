package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme K, the first: base 80, bonus at most 20, floor 0. */
class MeiaoTest {
    private static Member member() {
        return Member.under("meiao");
    }

    @ParameterizedTest(name = "{0} activities: {1}, {2}")
    @CsvSource({
        "0, 80.00, two-stars",
        "9, 89.00, two-stars",
        "10, 90.00, three-stars",
        "20, 100.00, three-stars",
        "21, 100.00, three-stars",
        "60, 100.00, three-stars"
    })
    void the_bonus_reaches_twenty_and_no_more(int activities, String total, String grade) {
        Member member = member().daily(activities, "activity-attended", "2026-01-01");

        assertThat(member.total()).isEqualTo(total);
        assertThat(member.grade()).isEqualTo(grade);
    }

    @Test
    void all_that_gives_shares_the_twenty_and_what_reaches_it_gets_the_rest() {
        Member member = member().daily(18, "activity-attended", "2026-01-01")
                .did("wish-fulfilled", "2026-03-01", "rating=5")
                .did("article-read", "2026-03-02");

        assertThat(member.each("wish")).containsExactly("2.00");
        assertThat(member.each("reading")).containsExactly("0.00");
        assertThat(member.total()).isEqualTo("100.00");
    }

    @Test
    void a_deduction_frees_nothing_of_the_twenty() {
        assertThat(member().daily(20, "activity-attended", "2026-01-01")
                        .did("activity-missed", "2026-02-01")
                        .did("activity-attended", "2026-02-02")
                        .total())
                .isEqualTo("97.00");
    }

    @Test
    void the_floor_is_zero() {
        Member member = member().monthly(2, "deduction-recorded", "2026-01-10", "kind=discipline");
        assertThat(member.total()).isEqualTo("20.00");
        member.did("deduction-recorded", "2026-05-10", "kind=discipline");
        assertThat(member.total()).isEqualTo("0.00");
        assertThat(member.grade()).isEqualTo("none");
    }
}
