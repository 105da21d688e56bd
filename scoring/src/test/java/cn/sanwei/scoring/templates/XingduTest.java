package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.intake.Parked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme L, the first: a cycle from July to June, and classes A to E. */
class XingduTest {
    private static Member member() {
        return Member.under("xingdu");
    }

    @Test
    void the_cycle_2026_lasts_from_the_first_of_july_to_the_thirtieth_of_june() {
        assertThat(member().did("activity-attended", "2026-07-01").total()).isEqualTo("52.00");
        assertThat(member().did("activity-attended", "2027-06-30").total()).isEqualTo("52.00");
        assertThat(member().did("activity-attended", "2027-07-01").ledger().parked())
                .extracting(Parked::why)
                .containsExactly(Parked.Reason.OUTSIDE_CYCLE);
        assertThat(member().did("activity-attended", "2026-06-30").ledger().parked())
                .extracting(Parked::why)
                .containsExactly(Parked.Reason.OUTSIDE_CYCLE);
    }

    @Test
    void its_quarters_start_in_july_october_january_and_april() {
        Member member = member().daily(4, "activity-attended", "2026-09-27");
        assertThat(member.total()).isEqualTo("58.00");
        assertThat(member.did("activity-attended", "2026-09-30T23:59:59").total())
                .isEqualTo("58.00");
        assertThat(member.did("activity-attended", "2026-10-01T00:00:00").total())
                .isEqualTo("60.00");
        assertThat(member.daily(5, "activity-attended", "2027-01-01").total()).isEqualTo("68.00");
        assertThat(member.daily(5, "activity-attended", "2027-04-01").total()).isEqualTo("76.00");
    }

    @ParameterizedTest(name = "50 and {0}: {1}")
    @CsvSource({"0, e", "9.99, e", "10, d", "19.99, d", "20, c", "29.99, c", "30, b", "39.99, b", "40, a", "60, a"})
    void the_classes_are_half_open(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }

    @Test
    void the_ceiling_is_a_hundred_and_the_floor_zero() {
        assertThat(member().brings("49.99").total()).isEqualTo("99.99");
        assertThat(member().brings("50.01").total()).isEqualTo("100.00");
        assertThat(member().brings("-50.01").total()).isEqualTo("0.00");
    }
}
