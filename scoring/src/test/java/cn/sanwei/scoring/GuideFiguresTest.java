package cn.sanwei.scoring;

import static cn.sanwei.scoring.Guide.example;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide says that its own examples give. */
class GuideFiguresTest {
    private static String from(String rule, Ledger ledger) {
        return ledger.entries().stream()
                .filter(entry -> entry.rule().equals(rule))
                .map(entry -> entry.points())
                .reduce(Points.ZERO, Points::plus)
                .toString();
    }

    private static What[] days(int count, String from, String type, String... said) {
        List<What> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            What what =
                    new What(type + i, type, LocalDate.parse(from).plusDays(i).toString());
            for (int j = 0; j < said.length; j += 2) {
                what.saying(said[j], said[j + 1]);
            }
            all.add(what);
        }
        return all.toArray(What[]::new);
    }

    @ParameterizedTest(name = "{0} yuan: {1}")
    @CsvSource({"99, 0.00", "100, 1.00", "500, 5.00", "700, 6.00", "1000, 7.50", "9000, 7.50"})
    void seven_hundred_yuan_are_six_points_by_brackets(String yuan, String points) throws IOException {
        assertThat(from(
                        "donation",
                        fold(
                                example("brackets:"),
                                new What("d", "donation-made", "2026-03-01").measuring("yuan", yuan))))
                .isEqualTo(points);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"59, 0.00", "60, 0.50", "80, 1.00", "89.99, 1.00", "90, 1.50"})
    void a_table_gives_by_its_steps(String score, String points) throws IOException {
        assertThat(from(
                        "quiz",
                        fold(
                                example("brackets:"),
                                new What("q", "quiz-taken", "2026-03-01").measuring("score", score))))
                .isEqualTo(points);
    }

    @Test
    void the_ladders_last_step_holds_for_all_further_and_what_was_taken_back_is_not_counted() throws IOException {
        RuleBook book = example("ladder: {per: cycle");

        assertThat(from("missed", fold(book, days(4, "2026-03-01", "activity-missed"))))
                .isEqualTo("-13.00");
        List<What> corrected = new ArrayList<>(List.of(days(4, "2026-03-01", "activity-missed")));
        corrected.add(new What("c", "cancellation", "2026-03-20").cancelling("activity-missed0"));
        assertThat(from("missed", fold(book, corrected.toArray(What[]::new)))).isEqualTo("-8.00");
    }

    @Test
    void seven_days_in_a_row_give_two_and_six_give_nothing() throws IOException {
        RuleBook book = example("streak:");

        assertThat(from("seven-days", fold(book, days(6, "2026-03-01", "article-read"))))
                .isEqualTo("0.00");
        assertThat(from("seven-days", fold(book, days(7, "2026-03-01", "article-read"))))
                .isEqualTo("2.00");
        assertThat(from("seven-days", fold(book, days(14, "2026-03-01", "article-read"))))
                .isEqualTo("4.00");
    }

    @Test
    void milestones_that_replace_give_the_difference() throws IOException {
        RuleBook book = example("milestones: {measure: hours, per: cycle");
        What four = attended("a", "2026-03-01", "volunteer-service").measuring("hours", "4");
        What six = attended("b", "2026-03-08", "volunteer-service").measuring("hours", "6");

        assertThat(from("service-hours", fold(book, four))).isEqualTo("1.00");
        assertThat(from("service-hours", fold(book, four, six))).isEqualTo("2.00");
    }

    @Test
    void a_mean_leaves_out_the_highest_and_the_lowest_and_asks_for_enough_marks() throws IOException {
        RuleBook book = example("average: {measure: score, per: cycle, out-of: 100, to: 20");
        What[] marks = new What[4];
        int[] given = {100, 90, 80, 10};
        for (int i = 0; i < given.length; i++) {
            marks[i] = new What("m" + i, "appraisal-given", "2026-12-0" + (i + 1))
                    .saying("by", "p" + i)
                    .measuring("score", Integer.toString(given[i]));
        }

        assertThat(from("appraisal", fold(book, marks[0], marks[1]))).isEqualTo("0.00");
        assertThat(from("appraisal", fold(book, marks))).isEqualTo("17.00");
    }

    @Test
    void a_secretary_has_a_fifth_more_and_what_is_recorded_too_late_nothing() throws IOException {
        RuleBook book = example("multiply:");
        Roster secretary = Roster.of(List.of(new RosterLine(
                "b1", MemberStatus.FULL, Set.of(), Set.of("secretary"), LocalDate.parse("2020-01-01"), null)));

        assertThat(fold(RuleBooks.of(book), YEAR_2026, secretary, attended("a", "2026-03-06", "theme-day"))
                        .total()
                        .toString())
                .isEqualTo("2.40");
        assertThat(fold(book, attended("a", "2026-03-06", "theme-day").recordedAt("2026-05-01"))
                        .total()
                        .toString())
                .isEqualTo("0.00");
    }

    @Test
    void parts_are_held_weighed_and_added() throws IOException {
        Ledger ledger = fold(example("rules: rest"), days(10, "2026-03-01", "activity-attended"));

        // Daily: (60 + 20) × 0.8; nobody has appraised yet.
        assertThat(ledger.total().toString()).isEqualTo("64.00");
    }

    @Test
    void after_a_veto_nothing_later_counts() throws IOException {
        Ledger ledger = fold(
                example("effect: veto"),
                new What("v", "deduction-recorded", "2026-03-01").saying("kind", "veto"),
                attended("a", "2026-04-01", "theme-day"));

        assertThat(ledger.total().toString()).isEqualTo("0.00");
        assertThat(ledger.indicated().orElseThrow().code()).isEqualTo("none");
    }

    @Test
    void who_moves_to_another_branch_takes_points_and_deductions_along() throws IOException {
        RuleBook book = example("label: 无故缺席\n    fact: activity-missed\n    points: -2");
        Roster moved = Roster.of(List.of(
                line(MemberStatus.FULL, Set.of(), "2020-01-01", null),
                new RosterLine("b2", MemberStatus.FULL, Set.of(), Set.of(), LocalDate.parse("2026-07-01"), null)));
        What[] facts = {
            attended("a", "2026-03-01", "theme-day"),
            new What("m", "activity-missed", "2026-04-01"),
            attended("b", "2026-08-01", "theme-day")
        };

        assertThat(fold(RuleBooks.of(book), YEAR_2026, moved, facts).total())
                .isEqualTo(
                        fold(RuleBooks.of(book), YEAR_2026, fullMember(), facts).total())
                .isEqualTo(Points.of("62.00"));
    }
}
