package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExemptionTest {
    private static final String RULE = "rules: [{id: reading, label: 阅读, fact: article-read, points: 1}]\n";
    private static final RuleBook BY_APPROVAL =
            book("base: 70\nexempt: {by-approval: true, categories: [away]}\n" + RULE);

    private static What approved(String id, String cycle) {
        return new What(id, "exemption-approved", "2026-11-20").saying("cycle", cycle);
    }

    @Test
    void an_approved_application_leaves_a_member_out_of_grading_but_not_of_scoring() {
        Ledger ledger = fold(BY_APPROVAL, approved("f1", "2026"), read("f2", "2026-03-06"));

        assertThat(ledger.exempt()).isTrue();
        assertThat(ledger.indicated()).isEmpty();
        assertThat(ledger.next()).isEmpty();
        assertThat(ledger.total()).hasToString("71.00");
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.unscored()).isEmpty();
    }

    @Test
    void an_approval_that_was_taken_back_no_longer_holds_whenever_the_two_come() {
        What back = new What("f2", "cancellation", "2026-12-01").cancelling("f1");

        assertThat(fold(BY_APPROVAL, approved("f1", "2026"), back).exempt()).isFalse();
        assertThat(fold(BY_APPROVAL, back, approved("f1", "2026")).indicated()).isPresent();
    }

    @Test
    void a_ledger_that_goes_on_hears_of_an_approval_and_of_its_end() {
        RunningLedger running = RunningLedger.of(
                RuleBooks.of(BY_APPROVAL),
                YEAR_2026,
                Given.MEMBER,
                Given.fullMember(),
                Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(running.judgement().exempt()).isFalse();
        running.add(List.of(approved("f1", "2026").fact()));
        assertThat(running.judgement().exempt()).isTrue();
        running.add(List.of(
                new What("f2", "cancellation", "2026-12-01").cancelling("f1").fact()));
        assertThat(running.judgement().exempt()).isFalse();
    }

    @Test
    void an_approval_holds_for_the_cycle_that_it_names_and_not_for_its_day() {
        Ledger ledger = fold(BY_APPROVAL, approved("f1", "2025"));

        assertThat(ledger.exempt()).isFalse();
        assertThat(ledger.parked()).extracting(Parked::why).containsExactly(Parked.Reason.OUTSIDE_CYCLE);
    }

    @Test
    void an_approval_that_names_no_cycle_is_parked() {
        Ledger ledger = fold(BY_APPROVAL, new What("f1", "exemption-approved", "2026-11-20"));

        assertThat(ledger.parked()).extracting(Parked::why).containsExactly(Parked.Reason.MALFORMED);
    }

    @Test
    void where_the_book_does_not_hear_of_approvals_one_is_listed_and_exempts_nobody() {
        Ledger ledger = fold(book("exempt: {categories: [away]}\n" + RULE), approved("f1", "2026"));

        assertThat(ledger.exempt()).isFalse();
        assertThat(ledger.unscored()).containsExactly("f1");
    }

    @Test
    void with_approval_alone_no_category_is_exempt_by_itself() {
        RuleBook only = book("exempt: {by-approval: true}\n" + RULE);
        Roster away = Roster.of(List.of(line(MemberStatus.FULL, Set.of("away"), "2020-01-01", null)));

        assertThat(only.exempt()).isNull();
        assertThat(fold(RuleBooks.of(only), YEAR_2026, away).exempt()).isFalse();
        assertThat(fold(RuleBooks.of(only), YEAR_2026, away, approved("f1", "2026"))
                        .exempt())
                .isTrue();
    }

    @Test
    void the_category_exempts_beside_the_approval() {
        Roster away = Roster.of(List.of(line(MemberStatus.FULL, Set.of("away"), "2020-01-01", null)));

        assertThat(fold(RuleBooks.of(BY_APPROVAL), YEAR_2026, away).exempt()).isTrue();
    }

    @Test
    void an_approval_for_whom_nobody_knows_waits() {
        assertThat(fold(RuleBooks.of(BY_APPROVAL), YEAR_2026, Roster.unknown(), approved("f1", "2026"))
                        .parked())
                .extracting(Parked::why)
                .containsExactly(Parked.Reason.UNKNOWN_MEMBER);
    }
}
