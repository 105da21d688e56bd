package cn.sanwei.scoring.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.rulebook.grading.Band;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private static final String RULES = "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n";

    @Test
    void each_grade_is_told_once_those_for_everybody_first_and_those_of_branches_last() {
        RuleBook book = Given.book(RULES + """
                grades:
                  bands: [{code: good, label: 优秀, from: 80}, {code: none, label: 其他}]
                  by: [{categories: [away], bands: [{code: fair, label: 良好, from: 70}, {code: none, label: 其他}]}]
                branches:
                  weights: {points-work: 0.6, year-end-target: 0.4}
                  grades: [{code: strong, label: 先进, from: 90}, {code: none, label: 其他}]
                """);

        assertThat(book.everyGrade()).extracting(Band::code).containsExactly("good", "none", "fair", "strong");
        assertThat(book.branchWeights().pointsWork()).isEqualTo(6000);
    }

    @Test
    void a_book_that_says_nothing_of_grades_has_the_usual_four_and_grades_no_branches() {
        RuleBook book = Given.book(RULES);

        assertThat(book.everyGrade()).isEqualTo(Band.USUAL);
        assertThat(book.branchWeights()).isNull();
        assertThat(book.exempt()).isNull();
        assertThat(book.grading().total().floor()).isNull();
    }
}
