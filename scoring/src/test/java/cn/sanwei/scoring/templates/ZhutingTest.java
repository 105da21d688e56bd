package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme E: base 60, no ceiling, floor 0, fresh each year. */
class ZhutingTest {
    private static Member member() {
        return Member.under("zhuting");
    }

    @Test
    void a_member_starts_with_sixty_which_is_one_star() {
        assertThat(member().total()).isEqualTo("60.00");
        assertThat(member().grade()).isEqualTo("one-star");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "activity-attended, kind=members-meeting, hours=2, 61.00",
        "deed-recorded, kind=training, days=6, 61.00",
        "deed-recorded, kind=training, days=7, 62.00",
        "deed-recorded, kind=training, days=30, 62.00",
        "deed-recorded, kind=training, days=59, 62.00",
        "deed-recorded, kind=training, days=60, 63.00",
        "manuscript-used, level=county, level=county, 63.00",
        "manuscript-used, level=city, level=city, 66.00",
        "deed-recorded, kind=lecture, level=county, 63.00",
        "deed-recorded, kind=lecture, level=city, 66.00",
        "deed-recorded, kind=lecture-outside, level=city, 65.00",
    })
    void each_figure_is_that_of_the_scheme(String type, String one, String other, String total) {
        assertThat(member().did(type, "2026-05-05", one, other).total()).isEqualTo(total);
    }

    @Test
    void there_is_no_ceiling() {
        assertThat(member().daily(200, "activity-attended", "2026-01-01", "kind=members-meeting")
                        .total())
                .isEqualTo("260.00");
    }

    @Test
    void the_total_does_not_fall_below_zero_and_the_entries_keep_what_they_cost() {
        Member member = member().daily(61, "activity-missed", "2026-01-01");

        assertThat(member.total()).isEqualTo("0.00");
        assertThat(member.from("missed")).isEqualTo("-61.00");
        assertThat(member().daily(60, "activity-missed", "2026-01-01").total()).isEqualTo("0.00");
        assertThat(member().daily(59, "activity-missed", "2026-01-01").total()).isEqualTo("1.00");
    }

    @ParameterizedTest(name = "60 and {0}: {1}")
    @CsvSource({"-0.01, none", "0, one-star", "19.99, one-star", "20, two-stars", "29.99, two-stars", "30, three-stars"
    })
    void the_bands_are_half_open(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }

    @Test
    void the_retired_and_those_away_are_neither_scored_nor_graded() {
        for (String category : new String[] {"retired", "away"}) {
            Member member = member().is(MemberStatus.FULL, category)
                    .did("activity-attended", "2026-05-05", "kind=members-meeting")
                    .did("activity-missed", "2026-05-06");
            assertThat(member.ledger().entries()).isEmpty();
            assertThat(member.ledger().exempt()).isTrue();
        }
    }
}
