package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Micro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme B: the three micros, told to the branches by the quarter. */
class TongyuTest {
    private static Member member() {
        return Member.under("tongyu");
    }

    @Test
    void each_of_the_three_micros_has_its_sum() {
        Member member = member().did("article-read", "2026-01-05")
                .did("activity-attended", "2026-01-06")
                .did("wish-claimed", "2026-01-07", "category=goods")
                .did("donation-made", "2026-01-08", "yuan=250");

        assertThat(member.ledger().byMicro().get(Micro.PLATFORM).toString()).isEqualTo("0.50");
        assertThat(member.ledger().byMicro().get(Micro.POINTS).toString()).isEqualTo("2.00");
        assertThat(member.ledger().byMicro().get(Micro.WISH).toString()).isEqualTo("3.00");
    }

    @Test
    void what_reaches_the_cap_of_a_quarter_gets_the_rest_and_the_next_quarter_begins_anew() {
        Member member = member().daily(7, "activity-attended", "2026-03-25").did("activity-attended", "2026-04-01");

        assertThat(member.each("activity"))
                .containsExactly("2.00", "2.00", "2.00", "2.00", "2.00", "2.00", "0.00", "2.00");
        assertThat(member().daily(9, "article-read", "2026-01-01")
                        .daily(9, "article-read", "2026-01-01")
                        .from("study"))
                .isEqualTo("8.00");
    }

    @ParameterizedTest(name = "{0} yuan: {1}")
    @CsvSource({"99.99, 0.00", "100, 1.00", "299, 2.00", "300, 3.00", "1000, 3.00"})
    void whole_hundreds_of_a_donation_count_three_at_most(String yuan, String points) {
        assertThat(member().did("donation-made", "2026-01-08", "yuan=" + yuan).total())
                .isEqualTo(points);
    }

    @Test
    void wishes_together_give_ten_a_quarter() {
        Member member = member().daily(3, "wish-claimed", "2026-01-01", "category=goods")
                .daily(3, "wish-fulfilled", "2026-02-01", "category=goods", "rating=4");

        assertThat(member.each("wish-claimed")).containsExactly("1.00", "1.00", "1.00");
        assertThat(member.each("wish-fulfilled")).containsExactly("3.00", "3.00", "1.00");
    }

    @Test
    void applicants_take_part_and_the_retired_may_without_being_graded() {
        assertThat(member().is(MemberStatus.APPLICANT)
                        .did("article-read", "2026-01-05")
                        .total())
                .isEqualTo("0.50");
        Member retired = member().is(MemberStatus.FULL, "retired").did("article-read", "2026-01-05");
        assertThat(retired.total()).isEqualTo("0.50");
        assertThat(retired.ledger().exempt()).isTrue();
    }

    @ParameterizedTest(name = "{0} more: {1}")
    @CsvSource({"90, three-stars", "89.99, two-stars", "80, two-stars", "79.99, one-star", "60, one-star", "59.99, none"
    })
    void the_bands_are_the_usual_ones(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }
}
