package cn.sanwei.scoring.ledger.canonical;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalLedgerTest {
    private static final RuleBook BOOK = book("""
            base: 59
            total: {floor: 0, ceiling: 60}
            rules:
              - {id: reading, label: 阅读, micro: platform, fact: article-read, points: 2, caps: [{points: 3, per: day}]}
            """);

    /** Frozen ledgers carry a hash of these bytes: they may never become others. */
    @Test
    void the_bytes_of_a_ledger_are_these_for_good() {
        Ledger ledger = fold(
                BOOK,
                read("f1", "2026-03-06T08:00:00"),
                read("f2", "2026-03-06T09:00:00.5"),
                read("f3", "2026-03-06T10:00:00"),
                new What("f4", "cancellation", "2026-03-07").cancelling("f3"));

        assertThat(new String(CanonicalLedger.bytes(ledger), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"format":1,"subject":"m1","cycle":"2026","ruleBook":"test","ruleBookVersion":1,\
                        "total":"60.00","outcome":"graded","grade":"one-star","platform":"3.00","points":"0.00",\
                        "wish":"0.00","lines":[{"kind":"base","points":"59.00"},{"kind":"ceiling","points":"-2.00"}],\
                        "entries":[\
                        {"fact":"f1","event":"event-f1","rule":"reading","micro":"platform","raw":"2.00",\
                        "points":"2.00","on":"2026-03-06","occurredAt":"2026-03-06T00:00:00Z","ruleBookVersion":1},\
                        {"fact":"f2","event":"event-f2","rule":"reading","micro":"platform","raw":"2.00",\
                        "points":"1.00","on":"2026-03-06","occurredAt":"2026-03-06T01:00:00.500Z","ruleBookVersion":1},\
                        {"fact":"f3","event":"event-f3","rule":"reading","micro":"platform","raw":"2.00",\
                        "points":"0.00","on":"2026-03-06","occurredAt":"2026-03-06T02:00:00Z","ruleBookVersion":1,\
                        "cancelledBy":"event-f4"}]}
                        """);
        assertThat(CanonicalLedger.hash(ledger))
                .isEqualTo("19e1b5eb9a315ff6f7f788cdc9711c0028bb8c7752ff8a89a82916e81bde0939");
    }

    @Test
    void a_member_whom_nobody_knows_has_bytes_too() {
        Ledger ledger = fold(RuleBooks.of(BOOK), Cycle.of(2023), Roster.unknown(), read("f1", "2023-03-06"));

        assertThat(new String(CanonicalLedger.bytes(ledger), StandardCharsets.UTF_8))
                .contains("\"ruleBook\":null,\"ruleBookVersion\":0")
                .contains("\"outcome\":\"ungraded\",\"grade\":null");
    }

    @Test
    void other_words_for_a_rule_leave_the_hash_as_it_is() {
        RuleBook renamed = book("rules: [{id: reading, label: 阅读文章, fact: article-read, points: 1}]\n");

        assertThat(CanonicalLedger.hash(fold(renamed, read("f1", "2026-03-06"))))
                .isEqualTo(CanonicalLedger.hash(fold(reading("1"), read("f1", "2026-03-06"))));
    }

    @Test
    void what_is_parked_leaves_the_hash_as_it_is() {
        assertThat(CanonicalLedger.hash(fold(BOOK, read("f1", "2026-03-06"), read("f2", "2025-03-06"))))
                .isEqualTo(CanonicalLedger.hash(fold(BOOK, read("f1", "2026-03-06"))));
    }

    @Test
    void any_other_points_are_another_hash() {
        assertThat(CanonicalLedger.hash(fold(reading("1"), read("f1", "2026-03-06"))))
                .isNotEqualTo(CanonicalLedger.hash(fold(reading("1.01"), read("f1", "2026-03-06"))));
    }

    @Test
    void the_hash_of_a_closing_is_that_of_its_ledgers_one_after_the_other() throws Exception {
        Ledger one = fold(BOOK, read("f1", "2026-03-06"));
        Ledger two = fold(RuleBooks.of(BOOK), YEAR_2026, fullMember(), read("f2", "2026-03-07"));
        byte[] both = (new String(CanonicalLedger.bytes(one), StandardCharsets.UTF_8)
                        + new String(CanonicalLedger.bytes(two), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(CanonicalLedger.hash(List.of(one, two)))
                .isEqualTo(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(both)));
    }

    @Test
    void who_is_left_out_of_grading_has_that_in_the_bytes_and_no_grade() {
        Ledger ledger =
                fold(book("exempt: {status: [full]}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n"));

        assertThat(new String(CanonicalLedger.bytes(ledger), StandardCharsets.UTF_8))
                .contains("\"outcome\":\"exempt\",\"grade\":null");
    }
}
