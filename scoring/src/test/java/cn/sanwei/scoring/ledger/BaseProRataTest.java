package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseProRataTest {
    private static final String RULE = "rules: [{id: reading, label: 阅读, fact: article-read, points: 1}]\n";

    private static Ledger base(String proRata, RosterLine... lines) {
        return fold(
                RuleBooks.of(book("base: {points: 60, pro-rata: " + proRata + "}\n" + RULE)),
                Cycle.of(2026),
                Roster.of(List.of(lines)));
    }

    private static RosterLine full(String from, String to) {
        return line(MemberStatus.FULL, Set.of(), from, to);
    }

    @ParameterizedTest(name = "from {0} to {1}: months begun {2}, whole months {3}, days {4}")
    @CsvSource({
        "2020-01-01, , 60.00, 60.00, 60.00",
        "2026-01-01, , 60.00, 60.00, 60.00",
        "2026-01-02, , 60.00, 55.00, 59.84",
        "2026-06-30, , 35.00, 30.00, 30.41",
        "2026-07-01, , 30.00, 30.00, 30.25",
        "2026-12-31, , 5.00, 0.00, 0.16",
        "2020-01-01, 2026-03-01, 10.00, 10.00, 9.70",
        "2020-01-01, 2026-03-02, 15.00, 10.00, 9.86",
    })
    void the_base_is_by_the_time_on_the_roster(String from, String to, String begun, String whole, String days) {
        assertThat(base("months-begun", full(from, to)).base()).hasToString(begun);
        assertThat(base("whole-months", full(from, to)).base()).hasToString(whole);
        assertThat(base("days", full(from, to)).base()).hasToString(days);
    }

    @Test
    void without_the_word_the_base_is_whole_however_late_a_member_came() {
        Ledger ledger = fold(
                RuleBooks.of(book("base: {points: 60}\n" + RULE)),
                Cycle.of(2026),
                Roster.of(List.of(full("2026-12-31", null))));

        assertThat(ledger.base()).hasToString("60.00");
    }

    @Test
    void a_change_of_branch_or_status_is_no_time_away() {
        Ledger ledger = base(
                "days",
                line(MemberStatus.PROBATIONARY, Set.of(), "2025-03-01", null),
                line(MemberStatus.FULL, Set.of(), "2026-03-01", null));

        assertThat(ledger.base()).hasToString("60.00");
    }

    @Test
    void a_gap_between_two_times_on_the_roster_does_not_count() {
        assertThat(base("months-begun", full("2020-01-01", "2026-02-01"), full("2026-11-15", null))
                        .base())
                .hasToString("15.00");
    }

    @Test
    void a_leap_year_has_one_day_more_and_a_cycle_from_july_its_own_months() {
        String july = "id: test\ntitle: 测试\ncounts-from: 2023-01-01\ncycle-starts: 07-01\n"
                + "base: {points: 366, pro-rata: days}\n" + RULE;
        RuleBooks books = RuleBooks.of(Given.parsed(july));

        assertThat(fold(books, Cycle.of(2023), Roster.of(List.of(full("2024-02-29", null))))
                        .base())
                .hasToString("123.00");
        assertThat(fold(books, Cycle.of(2024), Roster.of(List.of(full("2025-06-30", null))))
                        .base())
                .hasToString("1.00");
    }

    @Test
    void a_cycle_from_the_last_of_a_month_has_months_of_its_own() {
        String august = "id: test\ntitle: 测试\ncounts-from: 2023-01-01\ncycle-starts: 08-31\n"
                + "base: {points: 12, pro-rata: whole-months}\n" + RULE;
        RuleBooks books = RuleBooks.of(Given.parsed(august));

        assertThat(fold(books, Cycle.of(2025), Roster.of(List.of(full("2025-08-31", null))))
                        .base())
                .hasToString("12.00");
        assertThat(fold(books, Cycle.of(2025), Roster.of(List.of(full("2026-02-28", null))))
                        .base())
                .hasToString("6.00");
    }

    @Test
    void the_reason_says_what_the_share_is() {
        assertThat(base("months-begun", full("2026-06-30", null)).lines().get(0).reason())
                .isEqualTo("基础分 35 分（全年 60 分，在册 7 个月（不足一月按一月），按 7/12 计）");
        assertThat(base("days", full("2026-01-01", null)).lines().get(0).reason())
                .isEqualTo("基础分 60 分");
    }

    @Test
    void bases_of_one_book_can_be_whole_for_some_and_pro_rata_for_others() {
        RuleBooks books = RuleBooks.of(book(
                "base:\n  - {points: 60, status: [full], pro-rata: months-begun}\n" + "  - {points: 50}\n" + RULE));

        assertThat(fold(books, Cycle.of(2026), Roster.of(List.of(full("2026-10-01", null))))
                        .base())
                .hasToString("15.00");
        assertThat(fold(
                                books,
                                Cycle.of(2026),
                                Roster.of(List.of(line(MemberStatus.ACTIVIST, Set.of(), "2026-10-01", null))))
                        .base())
                .hasToString("50.00");
    }
}
