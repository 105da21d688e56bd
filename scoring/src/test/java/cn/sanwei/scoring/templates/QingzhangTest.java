package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme H: five stars by whole numbers, from a base of 60. */
class QingzhangTest {
    private static Member member() {
        return Member.under("qingzhang");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "59.99, none",
        "60, one-star",
        "69, one-star",
        "69.99, one-star",
        "70, two-stars",
        "79.99, two-stars",
        "80, three-stars",
        "89.99, three-stars",
        "90, four-stars",
        "95, four-stars",
        "95.99, four-stars",
        "96, five-stars",
        "120, five-stars"
    })
    void the_bands_are_of_whole_numbers_and_a_part_of_one_is_dropped(String total, String grade) {
        Member member = member().brings(new java.math.BigDecimal(total)
                .subtract(new java.math.BigDecimal(60))
                .toString());

        assertThat(member.total())
                .isEqualTo(new java.math.BigDecimal(total).setScale(2).toString());
        assertThat(member.grade()).isEqualTo(grade);
    }

    @Test
    void activities_give_twenty_four_service_twelve_and_wishes_twelve_at_most() {
        assertThat(member().daily(13, "activity-attended", "2026-01-01").from("activity"))
                .isEqualTo("24.00");
        assertThat(member().daily(4, "activity-attended", "2026-01-01", "kind=volunteer-service", "hours=9")
                        .each("service"))
                .containsExactly("4.00", "4.00", "4.00", "0.00");
        assertThat(member().daily(5, "wish-fulfilled", "2026-01-01", "rating=5").from("wish"))
                .isEqualTo("12.00");
    }

    @Test
    void the_floor_is_zero() {
        assertThat(member().daily(30, "activity-missed", "2026-01-01").total()).isEqualTo("0.00");
        assertThat(member().daily(31, "activity-missed", "2026-01-01").total()).isEqualTo("0.00");
    }
}
