package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import cn.sanwei.scoring.ledger.judging.Unmet;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands of whole numbers, bands for some members, and conditions beside the total. */
class GradesTest {
    private static final String RULES = """
            rules:
              - {id: theme-day, label: 主题党日, fact: activity-attended, when: {attributes: {kind: theme-day}}, points: 1,
                 caps: [{points: 4, per: cycle}]}
              - {id: missed, label: 缺席, fact: activity-missed, points: -1}
            """;
    private static final String WHOLE_NUMBERS = """
            grades:
              rounding: %s
              bands:
                - {code: five, label: 五星, stars: 5, from: 96}
                - {code: four, label: 四星, stars: 4, from: 90, to: 95}
                - {code: three, label: 三星, stars: 3, from: 80, to: 89}
                - {code: none, label: 不挂牌, to: 79}
            """;

    private static Ledger total(String total, String grades) {
        return fold(book("base: " + total + "\n" + RULES + grades));
    }

    private static String grade(Ledger ledger) {
        return ledger.indicated().orElseThrow().code();
    }

    @ParameterizedTest(name = "{0}: 89.49 is {1}, 89.50 is {2}, 89.99 is {3}, 90 is {4}, 90.01 is {5}, 95.01 is {6}")
    @CsvSource({
        "half-up, three, four, four, four, four, four",
        "down, three, three, three, four, four, four",
        "up, four, four, four, four, four, five"
    })
    void bands_of_whole_numbers_take_the_total_as_it_is_rounded(
            String rounding, String a, String b, String c, String d, String e, String f) {
        List<String> codes = new ArrayList<>();
        for (String total : List.of("89.49", "89.5", "89.99", "90", "90.01", "95.01")) {
            codes.add(grade(total(total, WHOLE_NUMBERS.formatted(rounding))));
        }
        assertThat(codes).containsExactly(a, b, c, d, e, f);
    }

    @ParameterizedTest(name = "{0}: 95.49 is {1}, 95.5 is {2}, 79 is {3}, 79.01 is {4}, 0 and below is the lowest")
    @CsvSource({"half-up, four, five, none, none", "down, four, four, none, none", "up, five, five, none, three"})
    void each_boundary_is_rounded_alike(String rounding, String a, String b, String c, String d) {
        String grades = WHOLE_NUMBERS.formatted(rounding);

        assertThat(List.of(
                        grade(total("95.49", grades)),
                        grade(total("95.5", grades)),
                        grade(total("79", grades)),
                        grade(total("79.01", grades)),
                        grade(total("0", grades)),
                        grade(total("-0.5", grades))))
                .containsExactly(a, b, c, d, "none", "none");
    }

    @Test
    void the_total_itself_is_not_rounded() {
        assertThat(total("89.5", WHOLE_NUMBERS.formatted("half-up")).total()).hasToString("89.50");
    }

    @ParameterizedTest(name = "{0}: from 88.2 it is {1} to the next")
    @CsvSource({"half-up, 1.30", "down, 1.80", "up, 0.81"})
    void what_is_missing_is_what_the_rounding_still_asks_for(String rounding, String missing) {
        NextGrade next = total("88.2", WHOLE_NUMBERS.formatted(rounding)).next().orElseThrow();

        assertThat(next.band().code()).isEqualTo("four");
        assertThat(next.missing()).hasToString(missing);
    }

    @Test
    void a_grade_that_rounding_brings_within_the_ceiling_is_promised() {
        String grades = WHOLE_NUMBERS.formatted("half-up");

        assertThat(total("90", "total: {ceiling: 95.5}\n" + grades).next()).isPresent();
        assertThat(total("90", "total: {ceiling: 95.49}\n" + grades).next()).isEmpty();
    }

    private static final String BY_STATUS = """
            grades:
              bands:
                - {code: good, label: 合格, stars: 1, from: 60}
                - {code: none, label: 未评星}
              by:
                - {status: [probationary, applicant], bands: [{code: good, label: 合格, stars: 1, from: 85}, {code: none, label: 未评星}]}
                - {categories: [retired], bands: [{code: good, label: 合格, stars: 1, from: 30}, {code: none, label: 未评星}]}
            """;

    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvSource({
        "FULL, '', 60, good",
        "FULL, '', 59.99, none",
        "PROBATIONARY, '', 85, good",
        "PROBATIONARY, '', 84.99, none",
        "APPLICANT, '', 84.99, none",
        "FULL, retired, 30, good",
        "FULL, retired, 29.99, none",
        "PROBATIONARY, retired, 30, none"
    })
    void of_bands_for_some_the_first_that_fits_a_member_is_his(
            MemberStatus status, String category, String total, String grade) {
        assertThat(grade(as(status, category, "base: " + total + "\n" + RULES + BY_STATUS)))
                .isEqualTo(grade);
    }

    @Test
    void the_next_grade_is_that_of_the_members_own_bands() {
        assertThat(as(MemberStatus.PROBATIONARY, "", "base: 61\n" + RULES + BY_STATUS)
                        .next()
                        .orElseThrow()
                        .missing())
                .hasToString("24.00");
    }

    private static Ledger as(MemberStatus status, String category, String rest) {
        Set<String> categories = category.isEmpty() ? Set.of() : Set.of(category);
        Roster roster = Roster.of(List.of(line(status, categories, "2020-01-01", null)));
        return fold(RuleBooks.of(book(rest)), YEAR_2026, roster);
    }

    private static final String SIX_THEME_DAYS = """
            grades:
              needs: [{rules: [theme-day], times: 6}]
            """;

    private static Ledger themeDays(int times, String rest) {
        What[] days = new What[times];
        for (int i = 0; i < times; i++) {
            days[i] = attended("f" + i, "2026-%02d-06".formatted(i + 1), "theme-day");
        }
        return fold(book(rest), days);
    }

    @ParameterizedTest(name = "{0} theme days: {1}")
    @CsvSource({"0, none", "5, none", "6, three-stars", "7, three-stars"})
    void without_six_theme_days_there_is_no_star_whatever_the_total(int times, String grade) {
        assertThat(grade(themeDays(times, "base: 95\n" + RULES + SIX_THEME_DAYS)))
                .isEqualTo(grade);
    }

    @Test
    void an_occurrence_of_which_a_cap_left_nothing_is_one_all_the_same() {
        Ledger ledger = themeDays(6, "base: 95\n" + RULES + SIX_THEME_DAYS);

        assertThat(ledger.total()).hasToString("99.00");
        assertThat(ledger.unmet()).isEmpty();
    }

    @Test
    void an_occurrence_that_was_taken_back_is_none() {
        What[] days = new What[7];
        for (int i = 0; i < 6; i++) {
            days[i] = attended("f" + i, "2026-%02d-06".formatted(i + 1), "theme-day");
        }
        days[6] = new What("f6", "cancellation", "2026-08-01").cancelling("f3");

        assertThat(grade(fold(book("base: 95\n" + RULES + SIX_THEME_DAYS), days)))
                .isEqualTo("none");
    }

    @Test
    void what_is_lacking_is_said_in_words_and_asked_for_the_next_grade() {
        Ledger ledger = themeDays(4, "base: 95\n" + RULES + SIX_THEME_DAYS);

        assertThat(ledger.unmet())
                .extracting(Unmet::reason)
                .containsExactly("“三星”要求“主题党日”至少 6 次，现为 4 次", "“二星”要求“主题党日”至少 6 次，现为 4 次", "“一星”要求“主题党日”至少 6 次，现为 4 次");
        NextGrade next = ledger.next().orElseThrow();
        assertThat(next.band().code()).isEqualTo("one-star");
        assertThat(next.missing()).hasToString("0.00");
        assertThat(next.unmet()).hasSize(1);
    }

    @Test
    void a_condition_of_one_band_does_not_touch_the_ones_below() {
        String rest = "base: 95\n" + RULES + """
                grades:
                  bands:
                    - {code: three-stars, label: 三星, stars: 3, from: 90, needs: [{rules: [theme-day], times: 1}]}
                    - {code: two-stars, label: 二星, stars: 2, from: 80}
                    - {code: none, label: 未评星}
                """;

        assertThat(grade(themeDays(0, rest))).isEqualTo("two-stars");
        assertThat(grade(themeDays(1, rest))).isEqualTo("three-stars");
    }

    @ParameterizedTest(name = "{0} missed: {1}")
    @CsvSource({"0, three-stars", "2, three-stars", "3, none"})
    void at_most_so_many_times_can_be_asked_too(int missed, String grade) {
        What[] facts = new What[missed];
        for (int i = 0; i < missed; i++) {
            facts[i] = new What("f" + i, "activity-missed", "2026-0%d-06".formatted(i + 1));
        }
        Ledger ledger =
                fold(book("base: 99\n" + RULES + "grades: {needs: [{rules: [missed], at-most-times: 2}]}\n"), facts);

        assertThat(grade(ledger)).isEqualTo(grade);
        if (missed == 3) {
            assertThat(ledger.unmet().get(0).reason()).isEqualTo("“三星”要求“缺席”至多 2 次，现为 3 次");
        }
    }

    @ParameterizedTest(name = "{0} theme days give {1}")
    @CsvSource({"2, none", "3, three-stars", "9, three-stars"})
    void points_from_some_rules_can_be_asked_after_their_caps(int times, String grade) {
        String needs = "grades: {needs: [{label: 组织生活, rules: [theme-day, missed], points: 3}]}\n";

        assertThat(grade(themeDays(times, "base: 95\n" + RULES + needs))).isEqualTo(grade);
    }

    @Test
    void a_condition_for_some_is_not_asked_of_the_others() {
        String rest = "base: 95\n" + RULES + "grades: {needs: [{rules: [theme-day], times: 1, status: [full]}]}\n";

        assertThat(grade(as(MemberStatus.FULL, "", rest))).isEqualTo("none");
        assertThat(grade(as(MemberStatus.ACTIVIST, "", rest))).isEqualTo("three-stars");
    }
}
