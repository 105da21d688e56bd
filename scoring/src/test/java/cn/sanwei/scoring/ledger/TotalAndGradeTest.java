package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalAndGradeTest {
    private static final String RULE = "rules: [{id: reading, label: 阅读, fact: article-read, points: 1}]\n";

    private static Ledger withBase(String base, String rest) {
        return fold(book("base: " + base + "\n" + RULE + rest));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1000, three-stars", "90, three-stars", "89.99, two-stars", "89.5, two-stars", "80, two-stars",
        "79.99, one-star", "60, one-star", "59.99, none", "0, none", "-5, none"
    })
    void the_usual_bands_are_half_open(String total, String code) {
        assertThat(withBase(total, "").indicated().orElseThrow().code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} has {1} stars")
    @CsvSource({"96, 5", "95.99, 4", "90, 4", "89.99, 3", "80, 3", "79.99, 2", "70, 2", "69.99, 1", "60, 1", "59.99, 0"
    })
    void bands_can_be_declared_otherwise(String total, int stars) {
        Ledger ledger = withBase(total, """
                grades:
                  - {code: five-stars, label: 五星, stars: 5, from: 96}
                  - {code: four-stars, label: 四星, stars: 4, from: 90, below: 96}
                  - {code: three-stars, label: 三星, stars: 3, from: 80, below: 90}
                  - {code: two-stars, label: 二星, stars: 2, from: 70}
                  - {code: one-star, label: 一星, stars: 1, from: 60}
                  - {code: none, label: 未挂牌}
                """);

        assertThat(ledger.indicated().orElseThrow().stars()).isEqualTo(stars);
    }

    @ParameterizedTest(name = "from {0} it is {2} to {1}")
    @CsvSource({
        "-5, one-star, 65.00",
        "0, one-star, 60.00",
        "59.99, one-star, 0.01",
        "60, two-stars, 20.00",
        "87.5, three-stars, 2.50",
        "89.99, three-stars, 0.01"
    })
    void the_next_grade_says_how_much_is_missing(String total, String next, String missing) {
        NextGrade grade = withBase(total, "").next().orElseThrow();

        assertThat(grade.band().code()).isEqualTo(next);
        assertThat(grade.missing()).hasToString(missing);
    }

    @Test
    void above_the_highest_grade_there_is_no_next() {
        assertThat(withBase("90", "").next()).isEmpty();
    }

    @Test
    void what_a_floor_gave_has_to_be_earned_before_the_next_grade() {
        Ledger ledger = withBase("-5", "total: {floor: 0}\n");

        assertThat(ledger.total()).isEqualTo(points("0"));
        assertThat(ledger.next().orElseThrow().missing()).isEqualTo(points("65"));
    }

    @Test
    void a_grade_above_the_ceiling_is_not_promised() {
        assertThat(withBase("60", "total: {ceiling: 79}\n").next()).isEmpty();
        assertThat(withBase("60", "total: {ceiling: 80}\n").next()).isPresent();
    }

    @ParameterizedTest(name = "base {0}: total {1}, floor line {2}, ceiling line {3}")
    @CsvSource({
        "-0.01, 0.00, 0.01, ", "0, 0.00, , ", "0.01, 0.01, , ",
        "99.99, 99.99, , ", "100, 100.00, , ", "100.01, 100.00, , -0.01"
    })
    void floor_and_ceiling_apply_to_the_sum_and_are_lines_of_their_own(
            String base, String total, String floor, String ceiling) {
        Ledger ledger = withBase(base, "total: {floor: 0, ceiling: 100}\n");

        assertThat(ledger.total()).hasToString(total);
        assertThat(lineOf(ledger, TotalLine.Kind.BASE)).isEqualTo(points(base).toString());
        assertThat(lineOf(ledger, TotalLine.Kind.FLOOR)).isEqualTo(floor);
        assertThat(lineOf(ledger, TotalLine.Kind.CEILING)).isEqualTo(ceiling);
    }

    @Test
    void a_ceiling_leaves_the_entries_as_they_are() {
        Ledger ledger = fold(book("base: 99.5\ntotal: {ceiling: 100}\n" + RULE), read("f1", "2026-03-06"));

        assertThat(Given.pointsOf(ledger)).containsExactly("1.00");
        assertThat(ledger.lines().get(1).reason()).isEqualTo("总分最高计 100 分，原为 100.5 分");
    }

    @ParameterizedTest(name = "{0} {1}: base {2}")
    @CsvSource({"FULL, '', 60.00", "PROBATIONARY, '', 60.00", "FULL, away, 30.00", "ACTIVIST, '', 30.00"})
    void of_several_bases_the_first_that_fits_is_the_members(MemberStatus status, String category, String base) {
        RuleBook book = book("""
                base:
                  - {points: 60, status: [full, probationary], categories: {none: [away]}}
                  - {points: 30}
                """ + RULE);
        Set<String> categories = category.isEmpty() ? Set.of() : Set.of(category);

        assertThat(foldFor(book, line(status, categories, "2020-01-01", null)).base())
                .hasToString(base);
    }

    @Test
    void a_member_whom_no_base_fits_has_none() {
        RuleBook book = book("base: [{points: 60, status: [full]}]\n" + RULE);

        Ledger ledger = foldFor(book, line(MemberStatus.ACTIVIST, Set.of(), "2020-01-01", null));

        assertThat(ledger.lines()).isEmpty();
        assertThat(ledger.total()).isEqualTo(points("0"));
    }

    @Test
    void base_and_exemption_go_by_what_the_member_was_last_in_the_cycle() {
        RuleBook book = book("base: [{points: 60, status: [full]}]\nexempt: {categories: [away]}\n" + RULE);

        Ledger ledger = foldFor(
                book,
                line(MemberStatus.FULL, Set.of("away"), "2025-01-01", null),
                line(MemberStatus.FULL, Set.of(), "2026-12-31", null),
                line(MemberStatus.ACTIVIST, Set.of("away"), "2027-01-01", null));

        assertThat(ledger.base()).isEqualTo(points("60"));
        assertThat(ledger.exempt()).isFalse();
    }

    @Test
    void a_member_who_left_in_the_cycle_is_judged_by_his_last_line() {
        RuleBook book = book("base: 60\n" + RULE);

        assertThat(foldFor(book, line(MemberStatus.FULL, Set.of(), "2020-01-01", "2026-01-02"))
                        .base())
                .isEqualTo(points("60"));
        assertThat(foldFor(book, line(MemberStatus.FULL, Set.of(), "2020-01-01", "2026-01-01"))
                        .indicated())
                .isEmpty();
    }

    @Test
    void who_is_exempt_is_scored_but_not_graded() {
        RuleBook book = book("exempt: {categories: [away, old-or-ill]}\n" + RULE);
        Roster roster = Roster.of(List.of(line(MemberStatus.FULL, Set.of("old-or-ill"), "2020-01-01", null)));

        Ledger ledger = fold(RuleBooks.of(book), YEAR_2026, roster, read("f1", "2026-03-06"));

        assertThat(ledger.exempt()).isTrue();
        assertThat(ledger.indicated()).isEmpty();
        assertThat(ledger.next()).isEmpty();
        assertThat(ledger.total()).isEqualTo(points("1"));
    }

    @Test
    void who_is_in_none_of_the_exempt_categories_is_graded() {
        RuleBook book = book("exempt: {categories: [away, old-or-ill]}\n" + RULE);

        Ledger ledger = foldFor(book, line(MemberStatus.FULL, Set.of("retired"), "2020-01-01", null));

        assertThat(ledger.exempt()).isFalse();
        assertThat(ledger.indicated()).isPresent();
    }

    @Test
    void an_opening_balance_counts_as_it_is_in_its_own_micro_also_below_zero() {
        Ledger ledger = fold(
                book(RULE),
                new What("f1", "opening-balance", "2026-06-30")
                        .saying("cycle", "2026")
                        .saying("micro", "wish")
                        .measuring("points", "42.5"),
                new What("f2", "opening-balance", "2026-06-30")
                        .saying("cycle", "2026")
                        .saying("micro", "points")
                        .measuring("points", "-2"));

        assertThat(ledger.total()).isEqualTo(points("40.5"));
        assertThat(ledger.entries()).extracting(LedgerEntry::rule).containsOnly("opening-balance");
        assertThat(ledger.entries().get(0).reason()).isEqualTo("由原积分台账转入 42.5 分");
    }

    @Test
    void an_opening_balance_belongs_to_the_cycle_that_it_names_and_not_to_its_day() {
        What balance = new What("f1", "opening-balance", "2027-01-15")
                .saying("cycle", "2026")
                .saying("micro", "wish")
                .measuring("points", "42.5");

        assertThat(fold(book(RULE), balance).total()).isEqualTo(points("42.5"));
        assertThat(fold(RuleBooks.of(book(RULE)), cn.sanwei.contracts.Cycle.of(2027), Given.fullMember(), balance)
                        .parked())
                .extracting(Parked::why)
                .containsExactly(Parked.Reason.OUTSIDE_CYCLE);
    }

    private static Ledger foldFor(RuleBook book, RosterLine... lines) {
        return fold(RuleBooks.of(book), YEAR_2026, Roster.of(List.of(lines)));
    }

    private static String lineOf(Ledger ledger, TotalLine.Kind kind) {
        return ledger.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(line -> line.points().toString())
                .findFirst()
                .orElse(null);
    }
}
