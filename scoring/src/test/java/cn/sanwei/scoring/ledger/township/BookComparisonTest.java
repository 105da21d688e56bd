package cn.sanwei.scoring.ledger.township;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookComparisonTest {
    private static final RuleBook OLD = worth("5", "");

    private static RuleBook worth(String points, String more) {
        return book("base: 80\nrules: [{id: r, label: 阅读, fact: article-read, points: " + points + "}]\n" + more);
    }

    private static BookComparison.Changed against(RuleBook other) {
        return BookComparison.Changed.of(fold(OLD, read("f1", "2026-03-06")), fold(other, read("f1", "2026-03-06")));
    }

    @Test
    void who_gains_who_loses_and_whose_grade_changes() {
        BookComparison.Changed gains = against(worth("10", ""));
        BookComparison.Changed loses = against(worth("4.5", ""));
        BookComparison.Changed same = against(worth("5", ""));
        BookComparison comparison = new BookComparison(List.of(gains, loses, same));

        assertThat(comparison.gaining()).containsExactly(gains);
        assertThat(comparison.losing()).containsExactly(loses);
        assertThat(comparison.regraded()).containsExactly(gains);
        assertThat(gains.difference()).hasToString("5.00");
        assertThat(loses.difference()).hasToString("-0.50");
    }

    @Test
    void a_grade_can_change_with_the_bands_alone() {
        BookComparison.Changed changed = against(
                worth("5", "grades: [{code: three-stars, label: 三星, stars: 3, from: 85}, {code: none, label: 未评星}]\n"));

        assertThat(changed.changesGrade()).isTrue();
        assertThat(changed.gains() || changed.loses()).isFalse();
    }

    @Test
    void to_be_graded_or_not_is_a_change() {
        assertThat(against(worth("5", "exempt: {status: [full]}\n")).changesGrade())
                .isTrue();
    }

    @Test
    void ledgers_of_two_members_are_not_compared() {
        Ledger other = LedgerFold.fold(
                RuleBooks.of(OLD),
                Given.YEAR_2026,
                new Subject(Subject.Kind.MEMBER, "m2"),
                List.of(),
                Roster.unknown());

        assertThatThrownBy(() -> BookComparison.Changed.of(fold(OLD), other))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
