package cn.sanwei.scoring.ledger.standings;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterStandingTest {
    private static final String RULES = """
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 10}
              - {id: theme-day, label: 主题党日, fact: activity-attended, points: 25}
              - {id: missed, label: 缺席, fact: activity-missed, points: -30}
            """;
    private static final String FIFTY = RULES + """
            quarters:
              base: 50
              floor: 30
              ceiling: 100
              grades:
                - {code: five-stars, label: 五星, stars: 5, from: 90}
                - {code: none, label: 未评星}
            """;

    private static List<QuarterStanding> quarters(String rest, What... facts) {
        return quarters(RuleBooks.of(book(rest)), YEAR_2026, Given.fullMember(), facts);
    }

    private static List<QuarterStanding> quarters(RuleBooks books, Cycle cycle, Roster roster, What... facts) {
        return QuarterStanding.of(books, Given.fold(books, cycle, roster, facts), roster);
    }

    private static List<String> points(List<QuarterStanding> quarters) {
        return quarters.stream().map(quarter -> quarter.points().toString()).toList();
    }

    @Test
    void without_a_word_about_quarters_each_is_the_sum_of_what_happened_in_it() {
        List<QuarterStanding> quarters = quarters(
                "base: 60\n" + RULES,
                read("f1", "2026-03-31T23:59:59"),
                read("f2", "2026-04-01T00:00:00"),
                read("f3", "2026-04-02"),
                read("f4", "2026-12-31"));

        assertThat(points(quarters)).containsExactly("10.00", "20.00", "0.00", "10.00");
        assertThat(quarters)
                .allSatisfy(quarter -> assertThat(quarter.indicated()).isEmpty());
    }

    @Test
    void a_quarter_has_its_own_base_floor_and_ceiling_each_said_in_a_line() {
        List<QuarterStanding> quarters = quarters(
                FIFTY,
                attended("f1", "2026-01-06", "theme-day"),
                attended("f2", "2026-02-06", "theme-day"),
                attended("f3", "2026-03-06", "theme-day"),
                new What("f4", "activity-missed", "2026-05-06"));

        assertThat(points(quarters)).containsExactly("100.00", "30.00", "50.00", "50.00");
        assertThat(quarters.get(0).lines())
                .extracting(TotalLine::reason)
                .containsExactly("基础分 50 分", "总分最高计 100 分，原为 125 分");
    }

    @ParameterizedTest(name = "{0} readings beside 50: {1}")
    @CsvSource({"3, none", "4, five-stars", "5, five-stars"})
    void a_quarter_is_graded_by_its_own_bands(int times, String grade) {
        What[] facts = new What[times];
        for (int i = 0; i < times; i++) {
            facts[i] = read("f" + i, "2026-08-0" + (i + 1));
        }

        assertThat(quarters(FIFTY, facts).get(2).indicated().map(Band::code)).contains(grade);
    }

    @Test
    void to_date_a_quarter_has_everything_up_to_its_end() {
        String toDate = RULES + "quarters: {counts: to-date, base: 60}\n";

        assertThat(points(quarters(toDate, read("f1", "2026-01-06"), read("f2", "2026-07-01"))))
                .containsExactly("70.00", "70.00", "80.00", "80.00");
    }

    @Test
    void the_quarters_of_a_cycle_from_july_begin_in_july() {
        RuleBooks books = RuleBooks.of(
                Given.parsed("id: test\ntitle: 测试\ncounts-from: 2024-01-01\ncycle-starts: 07-01\n" + RULES));
        List<QuarterStanding> quarters =
                quarters(books, YEAR_2026, Given.fullMember(), read("f1", "2026-07-01"), read("f2", "2027-06-30"));

        assertThat(points(quarters)).containsExactly("10.00", "0.00", "0.00", "10.00");
        assertThat(quarters.get(0).first()).hasToString("2026-07-01");
        assertThat(quarters.get(3).last()).hasToString("2027-06-30");
    }

    @Test
    void the_quarters_of_a_cycle_from_the_31st_neither_overlap_nor_leave_a_hole() {
        RuleBooks books = RuleBooks.of(
                Given.parsed("id: test\ntitle: 测试\ncounts-from: 2024-01-01\ncycle-starts: 08-31\n" + RULES));
        List<QuarterStanding> quarters = quarters(books, Cycle.of(2027), Given.fullMember());

        assertThat(quarters)
                .extracting(quarter -> quarter.first() + "/" + quarter.last())
                .containsExactly(
                        "2027-08-31/2027-11-29",
                        "2027-11-30/2028-02-28",
                        "2028-02-29/2028-05-30",
                        "2028-05-31/2028-08-30");
    }

    @Test
    void the_version_in_force_on_the_quarters_last_day_judges_it() {
        RuleBooks books = RuleBooks.of(List.of(
                book(RULES), Given.parsed("id: test\ntitle: 测试\nversion: 2\ncounts-from: 2026-06-30\n" + FIFTY)));

        assertThat(points(quarters(books, YEAR_2026, Given.fullMember())))
                .containsExactly("0.00", "50.00", "50.00", "50.00");
    }

    @Test
    void pro_rata_counts_the_months_of_the_quarter() {
        String proRata = RULES + "quarters: {base: {points: 60, pro-rata: months-begun}}\n";
        Roster since = Roster.of(List.of(line(MemberStatus.FULL, Set.of(), "2026-05-20", null)));

        List<QuarterStanding> quarters = quarters(RuleBooks.of(book(proRata)), YEAR_2026, since);
        assertThat(points(quarters)).containsExactly("0.00", "40.00", "60.00", "60.00");
        assertThat(quarters.get(0).organisation()).isNull();
        assertThat(quarters.get(1).organisation()).isEqualTo("b1");
    }

    @Test
    void who_is_exempt_in_the_quarter_has_points_and_no_grade() {
        RuleBooks books = RuleBooks.of(book(FIFTY + "exempt: {categories: [away]}\n"));
        Roster roster = Roster.of(List.of(
                line(MemberStatus.FULL, Set.of("away"), "2025-01-01", null),
                line(MemberStatus.FULL, Set.of(), "2026-04-01", null)));
        List<QuarterStanding> quarters = quarters(books, YEAR_2026, roster);

        assertThat(quarters.get(0).exempt()).isTrue();
        assertThat(quarters.get(0).indicated()).isEmpty();
        assertThat(quarters.get(1).indicated()).isPresent();
    }

    @Test
    void a_condition_on_a_quarters_grade_looks_at_that_quarter_only() {
        String asks = RULES + """
                quarters:
                  base: 95
                  grades:
                    needs: [{rules: [reading], times: 1}]
                    bands: [{code: good, label: 好, stars: 1, from: 90}, {code: none, label: 未评星}]
                """;
        List<QuarterStanding> quarters = quarters(asks, read("f1", "2026-02-06"));

        assertThat(quarters.get(0).indicated().map(Band::code)).contains("good");
        assertThat(quarters.get(1).indicated().map(Band::code)).contains("none");
        assertThat(quarters.get(1).unmet().get(0).reason()).isEqualTo("“好”要求“阅读”至少 1 次，现为 0 次");
    }
}
