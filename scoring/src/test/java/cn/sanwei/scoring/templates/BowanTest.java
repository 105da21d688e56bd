package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme D: ten duties of five, deductions only, each duty down to zero. */
class BowanTest {
    private static Member member() {
        return Member.under("bowan");
    }

    @Test
    void who_does_nothing_wrong_has_fifty() {
        assertThat(member().total()).isEqualTo("50.00");
        assertThat(member().grade()).isEqualTo("three-stars");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "activity-missed, kind=members-meeting, 49.00",
        "deduction-recorded, kind=dues, 49.00",
        "activity-attended, mark=late, 49.50",
        "deduction-recorded, kind=policy, 49.00",
        "deduction-recorded, kind=compulsory-work, 48.00",
        "deduction-recorded, kind=law, 45.00",
        "deduction-recorded, kind=superstition, 45.00",
        "deduction-recorded, kind=gambling, 45.00",
        "deduction-recorded, kind=extravagance, 45.00",
    })
    void each_deduction_is_that_of_the_scheme(String type, String said, String total) {
        assertThat(member().did(type, "2026-05-05", said).total()).isEqualTo(total);
    }

    @Test
    void a_cult_costs_ten_of_a_duty_that_is_worth_five_and_the_floor_of_the_duty_gives_five_back() {
        Member member = member().did("deduction-recorded", "2026-05-05", "kind=cult");

        assertThat(member.from("cult")).isEqualTo("-10.00");
        assertThat(member.total()).isEqualTo("45.00");
        assertThat(member.ledger().lines())
                .anySatisfy(line -> assertThat(line.kind().code() + " " + line.part() + " " + line.points())
                        .isEqualTo("part-floor science 5.00"));
    }

    @Test
    void a_duty_is_used_up_by_five_and_the_sixth_costs_nothing_more() {
        assertThat(member().monthly(5, "activity-missed", "2026-01-10", "kind=group-meeting")
                        .total())
                .isEqualTo("45.00");
        assertThat(member().monthly(6, "activity-missed", "2026-01-10", "kind=group-meeting")
                        .total())
                .isEqualTo("45.00");
        assertThat(member().monthly(3, "deduction-recorded", "2026-01-10", "kind=compulsory-work")
                        .total())
                .isEqualTo("45.00");
    }

    @Test
    void one_duty_at_zero_leaves_the_others_alone() {
        assertThat(member().monthly(12, "activity-missed", "2026-01-10", "kind=group-meeting")
                        .did("deduction-recorded", "2026-05-05", "kind=dues")
                        .total())
                .isEqualTo("44.00");
    }

    @ParameterizedTest(name = "{0} late: {2}, {3}")
    @CsvSource({
        "law, 0, 45.00, three-stars",
        "law, 1, 44.50, two-stars",
        "superstition, 0, 40.00, two-stars",
        "superstition, 1, 39.50, one-star",
        "extravagance, 0, 30.00, one-star",
        "extravagance, 1, 29.50, none",
    })
    void the_bands_are_half_open(String upTo, int late, String total, String grade) {
        Member member = member();
        for (String kind : List.of("law", "superstition", "gambling", "extravagance")) {
            member.did("deduction-recorded", "2026-05-05", "kind=" + kind);
            if (kind.equals(upTo)) {
                break;
            }
        }
        member.daily(late, "activity-attended", "2026-06-01", "mark=late");

        assertThat(member.total()).isEqualTo(total);
        assertThat(member.grade()).isEqualTo(grade);
    }
}
