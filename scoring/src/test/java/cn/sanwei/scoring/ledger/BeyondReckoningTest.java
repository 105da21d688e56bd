package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.MEMBER;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.fullMember;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.canonical.CanonicalQuarter;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.ledger.ways.OneMore;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points of more than twelve digits, which no reader would take: nothing is guessed, and nothing throws. */
class BeyondReckoningTest {
    private static final String SCALED =
            "parts: [{id: most, label: 最多, rules: [reading], scale: {of: 0.01, to: 1000000}}]\n";
    private static final String READING = "rules:\n  - {id: reading, label: 阅读, fact: article-read, points: 6000}\n";
    /** An article counts 600,000,000,000: one can be summed up, two cannot. */
    private static final RuleBook MOST = book(SCALED + READING);

    @Test
    void twelve_digits_count() {
        Ledger ledger = fold(MOST, read("f1", "2026-03-06"));

        assertThat(ledger.isSummed()).isTrue();
        assertThat(ledger.total()).isEqualTo(points("600000000000"));
    }

    @Test
    void beyond_them_nothing_counts_nobody_is_graded_and_each_fact_of_the_cycle_says_why() {
        Ledger ledger = fold(MOST, read("f1", "2026-03-06"), read("f2", "2026-03-07"), read("f0", "2025-03-06"));

        assertThat(ledger.isSummed()).isFalse();
        assertThat(ledger.entries()).isEmpty();
        assertThat(ledger.total()).isEqualTo(points("0"));
        assertThat(ledger.indicated()).isEmpty();
        assertThat(ledger.next()).isEmpty();
        assertThat(ledger.byMicro().values()).containsOnly(points("0"));
        assertThat(ledger.parked())
                .extracting(parked -> parked.fact().id() + " " + parked.why())
                .containsExactly("f0 OUTSIDE_CYCLE", "f1 CANNOT_BE_SUMMED", "f2 CANNOT_BE_SUMMED");
    }

    @Test
    void a_correction_brings_him_back() {
        Ledger ledger = fold(
                MOST,
                read("f1", "2026-03-06"),
                read("f2", "2026-03-07"),
                new What("c", "cancellation", "2026-03-08").cancelling("f2"));

        assertThat(pointsOf(ledger)).containsExactly("6000.00", "0.00");
        assertThat(ledger.parked()).isEmpty();
    }

    @Test
    void the_order_in_which_they_come_makes_no_difference() {
        List<Fact> facts = List.of(
                read("f1", "2026-03-06").fact(),
                read("f2", "2026-03-07").fact(),
                new What("c", "cancellation", "2026-03-08").cancelling("f1").fact(),
                read("f3", "2026-03-09").fact());
        byte[] folded =
                CanonicalLedger.bytes(LedgerFold.fold(RuleBooks.of(MOST), YEAR_2026, MEMBER, facts, fullMember()));
        List<Fact> backwards = new ArrayList<>(facts);
        Collections.reverse(backwards);

        assertThat(CanonicalLedger.bytes(
                        LedgerFold.fold(RuleBooks.of(MOST), YEAR_2026, MEMBER, backwards, fullMember())))
                .isEqualTo(folded);
    }

    @Test
    void a_running_ledger_says_so_by_throwing_and_is_not_gone_on_with() {
        RuleBooks books = RuleBooks.of(MOST);
        RunningLedger running =
                RunningLedger.of(books, YEAR_2026, MEMBER, fullMember(), RunningLedger.endOf(books.days(YEAR_2026)));
        running.add(List.of(read("f1", "2026-03-06").fact()));
        running.add(List.of(read("f2", "2026-03-07").fact()));

        assertThatThrownBy(running::judgement).isInstanceOf(ArithmeticException.class);
        assertThat(running.notSummed().parked())
                .extracting(Parked::why)
                .containsOnly(Parked.Reason.CANNOT_BE_SUMMED)
                .hasSize(2);
    }

    @Test
    void a_quarter_is_not_graded_he_is_on_no_list_his_score_does_not_roll_and_nothing_is_advised() {
        RuleBook book = book("""
                rolling: {months: 12}
                quarters: {base: 50, grades: [{code: passed, label: 达标, stars: 0, from: 60}, {code: none, label: 未评星, stars: 0}]}
                consequences:
                  - {id: low, label: 整改, per: quarter, of: members, below: 60}
                  - {id: low-year, label: 整改, per: cycle, of: members, below: 60}
                """ + SCALED + READING);
        RuleBooks books = RuleBooks.of(book);
        List<Fact> facts = List.of(
                read("f1", "2026-03-06").fact(), read("f2", "2026-03-07").fact());
        Ledger ledger = LedgerFold.fold(books, YEAR_2026, MEMBER, facts, fullMember());
        CycleOfMembers cycle =
                new CycleOfMembers(ledger.days(), List.of(new CycleOfMembers.Scored(ledger, fullMember())));

        QuarterStanding quarter =
                QuarterStanding.of(books, ledger, fullMember()).getFirst();
        assertThat(quarter.points()).isEqualTo(points("0"));
        assertThat(quarter.indicated()).isEmpty();
        assertThat(quarter.organisation()).isEqualTo("b1");
        assertThat(ConsequenceLists.ofQuarter(books, cycle, 1)).isEmpty();
        assertThat(ConsequenceLists.ofCycle(books, cycle, List.of())).isEmpty();
        assertThat(RollingScore.of(books, MEMBER, facts, fullMember(), Given.shanghai("2026-06-01")))
                .isEmpty();
        OneMore oneMore = OneMore.of(books, YEAR_2026, MEMBER, facts, fullMember(), Given.shanghai("2026-06-01"));
        assertThat(oneMore.gains()).isEmpty();
        assertThat(oneMore.waysToNextGrade()).isEmpty();
    }

    @Test
    void a_quarter_alone_that_is_beyond_them_counts_nothing_and_the_cycle_and_the_other_quarters_stand() {
        RuleBook book = book("""
                rules:
                  - {id: gift, label: 捐助, fact: donation-made, points: 100, for-each: {measure: yuan}}
                  - {id: missed, label: 缺席, fact: activity-missed, points: -1}
                quarters: {base: 50, grades: [{code: passed, label: 达标, stars: 0, from: 49}, {code: none, label: 未评星, stars: 0}]}
                consequences: [{id: low, label: 整改, per: quarter, of: members, below: 60}]
                """);
        RuleBooks books = RuleBooks.of(book);
        // 10,000 times 100,000,000 points, and one less in the next quarter: twelve digits again.
        List<What> facts = new ArrayList<>(List.of(new What("less", "activity-missed", "2026-04-06")));
        for (int i = 0; i < 10_000; i++) {
            facts.add(new What("g" + i, "donation-made", "2026-03-06").measuring("yuan", "1000000"));
        }
        Ledger ledger = fold(book, facts.toArray(What[]::new));

        List<QuarterStanding> quarters = QuarterStanding.of(books, ledger, fullMember());

        assertThat(ledger.isSummed()).isTrue();
        assertThat(ledger.total()).isEqualTo(points("999999999999"));
        QuarterStanding first = quarters.getFirst();
        assertThat(first.summed()).isFalse();
        assertThat(List.of(first.earned(), first.points())).containsOnly(points("0"));
        assertThat(first.indicated()).isEmpty();
        assertThat(first.organisation()).isEqualTo("b1");
        assertThat(new CanonicalQuarter(ledger, first, book).outcome()).isEqualTo("ungraded");
        assertThat(new String(new CanonicalQuarter(ledger, first, book).bytes(), StandardCharsets.UTF_8))
                .contains("\"earned\":\"0.00\",\"total\":\"0.00\",\"outcome\":\"ungraded\",\"grade\":null");
        QuarterStanding second = quarters.get(1);
        assertThat(second.summed()).isTrue();
        assertThat(second.earned()).isEqualTo(points("-1"));
        assertThat(second.points()).isEqualTo(points("49"));
        assertThat(second.indicated().orElseThrow().code()).isEqualTo("passed");
        CycleOfMembers cycle =
                new CycleOfMembers(ledger.days(), List.of(new CycleOfMembers.Scored(ledger, fullMember())));
        assertThat(ConsequenceLists.ofQuarter(books, cycle, 1)).isEmpty();
        assertThat(ConsequenceLists.ofQuarter(books, cycle, 2)).hasSize(1);
    }

    @Test
    void one_more_that_would_be_too_much_is_not_advised() {
        OneMore oneMore = OneMore.of(
                RuleBooks.of(MOST),
                YEAR_2026,
                MEMBER,
                List.of(read("f1", "2026-03-06").fact()),
                fullMember(),
                Given.shanghai("2026-06-01"));

        assertThat(oneMore.gains()).isEmpty();
        assertThat(oneMore.waysToNextGrade()).isEmpty();
    }

    @Test
    void the_mean_of_many_great_totals_is_within_them() {
        assertThat(MembersMean.of(List.of(points("999999999999"), points("999999999999"), points("999999999999")))
                        .mean())
                .contains(points("999999999999"));
    }
}
