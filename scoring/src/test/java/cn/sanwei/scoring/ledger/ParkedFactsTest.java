package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.BAD_MEASURE;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.CONTRADICTING_DUPLICATE;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.IN_THE_FUTURE;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.MALFORMED;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.NOT_ON_ROSTER;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.NO_RULE_BOOK;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.OUTSIDE_CYCLE;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.UNKNOWN_MEMBER;
import static cn.sanwei.scoring.ledger.intake.Parked.Reason.UNKNOWN_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkedFactsTest {
    private static final RuleBook BOOK = book("""
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 1}
              - {id: training, label: 培训, fact: activity-attended, points: 1, for-each: {measure: hours}}
            """);

    private static List<Parked.Reason> reasons(Ledger ledger) {
        return ledger.parked().stream().map(Parked::why).toList();
    }

    @ParameterizedTest(name = "{0} is outside the cycle: {1}")
    @CsvSource({
        "2025-12-31T23:59:59.999, true",
        "2026-01-01T00:00:00, false",
        "2026-12-31T23:59:59.999, false",
        "2027-01-01T00:00:00, true"
    })
    void a_fact_outside_the_cycle_is_parked(String when, boolean outside) {
        Ledger ledger = fold(BOOK, read("f1", when));

        assertThat(reasons(ledger)).isEqualTo(outside ? List.of(OUTSIDE_CYCLE) : List.of());
        assertThat(ledger.entries()).hasSize(outside ? 0 : 1);
    }

    @ParameterizedTest(name = "recorded at {0}: parked {1}")
    @CsvSource({
        "2026-03-06T12:00:00, false",
        "2026-03-06T11:55:00, false",
        "2026-03-06T11:54:59.999, true",
        "2026-12-31T12:00:00, false"
    })
    void a_fact_more_than_five_minutes_later_than_its_record_is_parked(String recordedAt, boolean parked) {
        Ledger ledger = fold(BOOK, read("f1", "2026-03-06T12:00:00").recordedAt(recordedAt));

        assertThat(reasons(ledger)).isEqualTo(parked ? List.of(IN_THE_FUTURE) : List.of());
    }

    @ParameterizedTest(name = "{0} of {1}: parked {2}")
    @CsvSource({
        "hours, -0.0001, true", "hours, 0, false", "hours, 8784, false", "hours, 8784.0001, true",
        "rating, 5, false", "rating, 5.1, true", "score, 1000, false", "score, 1000.5, true",
        "yuan, 1000000, false", "yuan, 1000000.01, true", "yuan, 1e300, true", "yuan, -1e300, true"
    })
    void a_fact_with_a_negative_or_absurd_measure_is_parked(String measure, String value, boolean parked) {
        Ledger ledger = fold(BOOK, read("f1", "2026-03-06").measuring(measure, value));

        assertThat(reasons(ledger)).isEqualTo(parked ? List.of(BAD_MEASURE) : List.of());
    }

    @Test
    void a_fact_of_a_type_that_nobody_knows_is_parked() {
        assertThat(reasons(fold(BOOK, new What("f1", "article-sung", "2026-03-06"))))
                .containsExactly(UNKNOWN_TYPE);
    }

    @Test
    void a_fact_of_a_member_whom_nobody_knows_is_parked_and_scored_when_he_appears() {
        Ledger before = fold(RuleBooks.of(BOOK), YEAR_2026, Roster.unknown(), read("f1", "2026-03-06"));
        Ledger after = fold(RuleBooks.of(BOOK), YEAR_2026, fullMember(), read("f1", "2026-03-06"));

        assertThat(reasons(before)).containsExactly(UNKNOWN_MEMBER);
        assertThat(before.indicated()).isEmpty();
        assertThat(after.total()).isEqualTo(points("1"));
    }

    @ParameterizedTest(name = "{0}: parked {1}")
    @CsvSource({"2026-02-28, true", "2026-03-01, false", "2026-05-31, false", "2026-06-01, true"})
    void a_fact_of_a_day_on_which_the_member_was_on_no_roster_is_parked(String day, boolean parked) {
        Roster roster = Roster.of(List.of(line(MemberStatus.FULL, Set.of(), "2026-03-01", "2026-06-01")));

        Ledger ledger = fold(RuleBooks.of(BOOK), YEAR_2026, roster, read("f1", day));

        assertThat(reasons(ledger)).isEqualTo(parked ? List.of(NOT_ON_ROSTER) : List.of());
    }

    @Test
    void a_fact_from_before_the_first_version_counts_is_parked() {
        RuleBook book = Given.parsed(
                "id: test\ntitle: 测试\ncounts-from: 2026-03-07\nrules: [{id: reading, label: 阅读, fact: article-read, points: 1}]\n");

        Ledger ledger = fold(book, read("f1", "2026-03-06"), read("f2", "2026-03-07"));

        assertThat(reasons(ledger)).containsExactly(NO_RULE_BOOK);
        assertThat(ledger.total()).isEqualTo(points("1"));
    }

    @Test
    void a_cycle_for_which_no_version_counts_has_no_grade() {
        Ledger ledger =
                fold(RuleBooks.of(BOOK), cn.sanwei.contracts.Cycle.of(2023), fullMember(), read("f1", "2023-03-06"));

        assertThat(reasons(ledger)).containsExactly(NO_RULE_BOOK);
        assertThat(ledger.ruleBook()).isNull();
        assertThat(ledger.indicated()).isEmpty();
    }

    @Test
    void of_two_contents_under_one_id_one_counts_whichever_came_first_and_the_other_is_parked() {
        What one = read("f1", "2026-03-06");
        What other = read("f1", "2026-03-07");

        Ledger ledger = fold(BOOK, one, other, other);

        assertThat(ledger.total()).isEqualTo(points("1"));
        assertThat(reasons(ledger)).containsExactly(CONTRADICTING_DUPLICATE);
        assertThat(fold(BOOK, other, one)).isEqualTo(ledger);
    }

    @ParameterizedTest(name = "cycle {0}, micro {1}, points {2}: {3}")
    @CsvSource({
        "2026, wish, 100000, ",
        "2026, wish, 100000.01, BAD_MEASURE",
        "2026, wish, -100000.01, BAD_MEASURE",
        "2026, wish, 0.001, BAD_MEASURE",
        "2026, wish, , MALFORMED",
        "2026, other, 5, MALFORMED",
        "2026, , 5, MALFORMED",
        "year, wish, 5, MALFORMED",
        ", wish, 5, MALFORMED",
    })
    void an_opening_balance_that_is_incomplete_or_absurd_is_parked(
            String cycle, String micro, String value, Parked.Reason reason) {
        What balance = new What("f1", "opening-balance", "2026-03-06");
        if (cycle != null) {
            balance.saying("cycle", cycle);
        }
        if (micro != null) {
            balance.saying("micro", micro);
        }
        if (value != null) {
            balance.measuring("points", value);
        }

        assertThat(reasons(fold(BOOK, balance))).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void a_fact_that_cancels_itself_or_a_cancellation_of_nothing_is_parked() {
        assertThat(reasons(fold(
                        BOOK, read("f1", "2026-03-06").cancelling("f1"), new What("f2", "cancellation", "2026-03-06"))))
                .containsExactly(MALFORMED, MALFORMED);
    }

    @Test
    void a_branchs_score_is_no_members_fact() {
        What score = new What("f1", "branch-score", "2026-03-06")
                .saying("cycle", "2026")
                .saying("part", "points-work")
                .measuring("score", "90");

        assertThat(reasons(fold(BOOK, score))).containsExactly(MALFORMED);
    }

    @Test
    void a_fact_about_somebody_else_is_the_callers_mistake() {
        Subject other = new Subject(Subject.Kind.MEMBER, "m2");

        assertThatThrownBy(() -> LedgerFold.fold(
                        RuleBooks.of(reading("1")),
                        YEAR_2026,
                        other,
                        List.of(read("f1", "2026-03-06").fact()),
                        fullMember()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f1");
        assertThat(MEMBER).isNotEqualTo(other);
    }

    @Test
    void each_reason_to_park_is_said_in_words() {
        assertThat(Parked.Reason.values())
                .allSatisfy(reason -> assertThat(reason.words()).isNotBlank());
    }
}
