package cn.sanwei.scoring.rulebook.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others ask of all versions together. */
class RuleBooksTest {
    private static final String OF_ITSELF = """
              - {id: discipline, label: 违纪, fact: deduction-recorded, points: -10}
              - {id: reading, label: 阅读, fact: article-read, points: 1}
            """;
    private static final String FROM_OTHERS = """
              - {id: answers-for, label: 连带, fact: colleague-scored, when: {attributes: {rule: discipline}, posts: [secretary]},
                 points: -5}
            """;

    private static RuleBook version(int number, String rules) {
        return Given.parsed(
                "id: test\ntitle: 测试\nversion: " + number + "\ncounts-from: 202" + number + "-01-01\nrules:\n" + rules);
    }

    private static RosterLine line(Set<String> posts) {
        return new RosterLine("b1", MemberStatus.FULL, Set.of(), posts, LocalDate.parse("2020-01-01"), null);
    }

    @Test
    void they_are_told_from_the_newest_down_in_whatever_order_they_were_published() {
        RuleBooks books = RuleBooks.of(List.of(version(2, OF_ITSELF), version(3, OF_ITSELF), version(1, OF_ITSELF)));

        assertThat(books.newestFirst()).extracting(RuleBook::version).containsExactly(3, 2, 1);
    }

    @Test
    void one_version_that_asks_what_befalls_others_is_enough() {
        RuleBooks books = RuleBooks.of(List.of(version(1, OF_ITSELF + FROM_OTHERS), version(2, OF_ITSELF)));

        assertThat(books.derives()).isTrue();
        assertThat(books.derivedFromTypes()).containsExactly("deduction-recorded");
        assertThat(books.derivesFor(line(Set.of("secretary")))).isTrue();
        assertThat(books.derivesFor(line(Set.of("deputy")))).isFalse();
    }

    @Test
    void without_such_a_rule_nobody_hears_of_others() {
        RuleBooks books = RuleBooks.of(version(1, OF_ITSELF));

        assertThat(books.derives()).isFalse();
        assertThat(books.derivedFromTypes()).isEmpty();
        assertThat(books.derivesFor(line(Set.of("secretary")))).isFalse();
    }

    @Test
    void a_book_reaches_back_where_something_counts_over_the_cycles() {
        assertThat(RuleBooks.of(version(1, OF_ITSELF)).reachesBack()).isFalse();
        assertThat(RuleBooks.of(
                                version(
                                        1,
                                        "- {id: r, label: 阅读, fact: article-read, milestones: {per: lifetime, every: {at: 9, points: 1}}}\n"))
                        .reachesBack())
                .isTrue();
        assertThat(RuleBooks.of(
                                version(
                                        1,
                                        "- {id: r, label: 阅读, fact: article-read, points: 1, valid: {years: 2, across-cycles: true}}\n"))
                        .reachesBack())
                .isTrue();
    }

    @Test
    void rules_that_name_each_other_or_share_a_group_are_one_strand_and_the_others_are_each_their_own() {
        RuleBooks books = RuleBooks.of(version(1, """
                  - {id: a, label: 甲, fact: article-read, points: 1, requires: [{rule: b, per: cycle}]}
                  - {id: b, label: 乙, fact: activity-attended, points: 1}
                  - {id: c, label: 丙, fact: wish-claimed, points: 1}
                  - {id: d, label: 丁, fact: quiz-taken, points: 1}
                  - {id: e, label: 戊, fact: notice-signed, points: 1}
                groups: [{id: g, label: 组, rules: [c, d], caps: [{points: 5, per: day}]}]
                """));

        assertThat(books.strands()).isEqualTo(3);
        assertThat(strandOf(books, "article-read")).isEqualTo(strandOf(books, "activity-attended"));
        assertThat(strandOf(books, "wish-claimed")).isEqualTo(strandOf(books, "quiz-taken"));
        assertThat(Set.of(
                        strandOf(books, "article-read"),
                        strandOf(books, "wish-claimed"),
                        strandOf(books, "notice-signed")))
                .hasSize(3);
    }

    private static int strandOf(RuleBooks books, String type) {
        StrandRules[] rules = books.prepared().getFirst().strandsFor(type);
        assertThat(rules).hasSize(1);
        return rules[0].strand();
    }
}
