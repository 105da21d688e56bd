package cn.sanwei.scoring.ledger.canonical;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalQuarterTest {
    private static final RuleBook BOOK = book("""
            quarters: {base: 50}
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 2}
            """);

    /** Frozen quarters carry a hash of these bytes: they may never become others. */
    @Test
    void the_bytes_of_a_quarter_are_these_for_good() {
        CanonicalQuarter quarter = quarter(1, read("f1", "2026-03-31T23:59:59"), read("f2", "2026-04-01T00:00:00"));

        assertThat(new String(quarter.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
                        {"format":1,"subject":"m1","cycle":"2026","quarter":1,"ruleBook":"test","ruleBookVersion":1,\
                        "earned":"2.00","total":"52.00","outcome":"graded","grade":null,"entries":[\
                        {"fact":"f1","event":"event-f1","rule":"reading","micro":"platform","raw":"2.00",\
                        "points":"2.00","on":"2026-03-31","occurredAt":"2026-03-31T15:59:59Z","ruleBookVersion":1}]}
                        """);
        assertThat(quarter.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void what_happens_in_another_quarter_leaves_the_hash_as_it_is_and_what_happens_in_this_one_does_not() {
        String one = quarter(1, read("f1", "2026-03-06")).hash();

        assertThat(quarter(1, read("f1", "2026-03-06"), read("f2", "2026-05-06"))
                        .hash())
                .isEqualTo(one);
        assertThat(quarter(1, read("f1", "2026-03-06"), read("f2", "2026-03-07"))
                        .hash())
                .isNotEqualTo(one);
        assertThat(quarter(2, read("f1", "2026-03-06")).hash()).isNotEqualTo(one);
    }

    @Test
    void the_hash_of_a_branch_is_over_its_members_one_after_the_other() {
        CanonicalQuarter one = quarter(1, read("f1", "2026-03-06"));
        CanonicalQuarter other = quarter(1, read("f2", "2026-03-07"));

        assertThat(CanonicalQuarter.hash(List.of(one))).isEqualTo(one.hash());
        assertThat(CanonicalQuarter.hash(List.of(one, other)))
                .isNotEqualTo(CanonicalQuarter.hash(List.of(other, one)))
                .isNotEqualTo(one.hash());
    }

    private static CanonicalQuarter quarter(int number, What... facts) {
        Ledger ledger = fold(BOOK, facts);
        QuarterStanding standing =
                QuarterStanding.of(RuleBooks.of(BOOK), ledger, fullMember()).get(number - 1);
        return new CanonicalQuarter(ledger, standing, BOOK);
    }

    @Test
    void a_quarter_that_is_graded_has_its_grade_in_the_bytes() {
        RuleBook graded = book("""
                quarters: {base: 50, grades: [{code: good, label: 好, stars: 1, from: 52}, {code: none, label: 未评星}]}
                rules:
                  - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 2}
                """);
        Ledger ledger = fold(graded, read("f1", "2026-03-31"));
        QuarterStanding standing =
                QuarterStanding.of(RuleBooks.of(graded), ledger, fullMember()).getFirst();

        assertThat(new String(new CanonicalQuarter(ledger, standing, graded).bytes(), StandardCharsets.UTF_8))
                .contains("\"total\":\"52.00\",\"outcome\":\"graded\",\"grade\":\"good\"");
    }
}
