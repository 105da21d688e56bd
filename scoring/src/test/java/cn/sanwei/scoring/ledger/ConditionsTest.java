package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    @ParameterizedTest(name = "an activity of kind {0} scores: {1}")
    @CsvSource({"theme-day, true", "party-lecture, true", "training, false", ", false"})
    void an_attribute_must_be_one_of_the_values_named(String kind, boolean scores) {
        RuleBook book = book("""
                rules:
                  - {id: r, label: 活动, fact: activity-attended, points: 1, when: {attributes: {kind: [theme-day, party-lecture]}}}
                """);
        What fact =
                kind == null ? new What("f1", "activity-attended", "2026-03-06") : attended("f1", "2026-03-06", kind);

        assertThat(fold(book, fact).entries()).hasSize(scores ? 1 : 0);
    }

    @Test
    void all_attributes_named_must_hold_together() {
        RuleBook book = book("""
                rules:
                  - {id: r, label: 活动, fact: activity-attended, points: 1, when: {attributes: {kind: theme-day, mark: present}}}
                """);

        Ledger ledger = fold(
                book,
                attended("f1", "2026-03-06", "theme-day").saying("mark", "present"),
                attended("f2", "2026-03-06", "theme-day").saying("mark", "late"));

        assertThat(ledger.entries()).extracting(LedgerEntry::fact).containsExactly("f1");
    }

    @ParameterizedTest(name = "a score of {0} gives {1}")
    @CsvSource({"59.9999, ", "60, 0.50", "79.9999, 0.50", "80, 1.00", "89.99, 1.00", "90, 1.50", "100, 1.50", ", "})
    void a_range_of_a_measure_begins_with_from_and_ends_before_below(String score, String points) {
        RuleBook book = book("""
                rules:
                  - {id: pass, label: 答题, fact: quiz-taken, points: 0.5, when: {measures: {score: {from: 60, below: 80}}}}
                  - {id: good, label: 答题, fact: quiz-taken, points: 1, when: {measures: {score: {from: 80, below: 90}}}}
                  - {id: best, label: 答题, fact: quiz-taken, points: 1.5, when: {measures: {score: {from: 90}}}}
                """);
        What quiz = new What("f1", "quiz-taken", "2026-03-06");

        Ledger ledger = fold(book, score == null ? quiz : quiz.measuring("score", score));

        assertThat(Given.pointsOf(ledger)).isEqualTo(points == null ? List.of() : List.of(points));
    }

    @ParameterizedTest(name = "{0} scores: {1}")
    @CsvSource({"FULL, true", "PROBATIONARY, true", "PROSPECT, false", "ACTIVIST, false", "APPLICANT, false"})
    void a_status_must_be_one_of_those_named(MemberStatus status, boolean scores) {
        RuleBook book = reading("1", "when: {status: [full, probationary]}");

        assertThat(foldAs(book, status, Set.of(), Set.of()).entries()).hasSize(scores ? 1 : 0);
    }

    @ParameterizedTest(name = "categories {0} score: {1}")
    @CsvSource({"in-service, true", "in-service rural, true", "in-service away, false", "rural, false", "'', false"})
    void categories_must_have_one_of_any_and_not_a_single_one_of_none(String categories, boolean scores) {
        RuleBook book = reading("1", "when: {categories: {any: [in-service, retired], none: [away]}}");

        assertThat(foldAs(book, MemberStatus.FULL, words(categories), Set.of()).entries())
                .hasSize(scores ? 1 : 0);
    }

    @ParameterizedTest(name = "posts {0} score: {1}")
    @CsvSource({"secretary, true", "deputy, true", "group-leader, false", "'', false"})
    void a_list_of_posts_is_the_short_form_of_any(String posts, boolean scores) {
        RuleBook book = reading("1", "when: {posts: [secretary, deputy]}");

        assertThat(foldAs(book, MemberStatus.FULL, Set.of(), words(posts)).entries())
                .hasSize(scores ? 1 : 0);
    }

    @Test
    void a_member_is_judged_by_the_line_in_force_when_the_fact_happened() {
        RuleBook book = reading("1", "when: {status: full}");
        Roster roster = Roster.of(List.of(
                line(MemberStatus.PROBATIONARY, Set.of(), "2025-01-01", null),
                line(MemberStatus.FULL, Set.of(), "2026-03-07", null)));

        Ledger ledger = fold(
                RuleBooks.of(book),
                YEAR_2026,
                roster,
                read("f1", "2026-03-06T23:59:59.999"),
                read("f2", "2026-03-07T00:00:00"));

        assertThat(ledger.entries()).extracting(LedgerEntry::fact).containsExactly("f2");
        assertThat(ledger.unscored()).containsExactly("f1");
    }

    private static Ledger foldAs(RuleBook book, MemberStatus status, Set<String> categories, Set<String> posts) {
        RosterLine line = new RosterLine("b1", status, categories, posts, LocalDate.parse("2020-01-01"), null);
        return fold(RuleBooks.of(book), YEAR_2026, Roster.of(List.of(line)), read("f1", "2026-03-06"));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
