package cn.sanwei.scoring.ledger.township;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.BranchStandingTest;
import cn.sanwei.scoring.ledger.township.ConsequenceLists.Listed;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsequenceListsTest {
    private static final RuleBooks BOOKS = RuleBooks.of(book("""
            base: 80
            rules: [{id: points, label: 扣分, fact: donation-made, points: -1, for-each: {measure: yuan}}]
            exempt: {categories: [away]}
            quarters: {base: 80}
            branches: {weights: {points-work: 0.6, year-end-target: 0.4}}
            consequences:
              - {id: rectify, label: 列入整改名单, per: quarter, of: branches, below: 60}
              - {id: remind, label: 提醒谈话, per: quarter, of: members, below: 60}
              - {id: prolong, label: 延长预备期（由支部大会讨论）, per: cycle, of: members, below: 85, status: [probationary]}
              - {id: lowest, label: 帮扶, per: cycle, of: members, grades: [none]}
              - {id: branch, label: 支部帮扶, per: cycle, of: branches, grades: [none]}
            """));
    private final List<CycleOfMembers.Scored> members = new ArrayList<>();

    private void member(String id, String branch, MemberStatus status, String category, String deducted) {
        Subject subject = new Subject(Subject.Kind.MEMBER, id);
        Roster roster = Roster.of(List.of(new RosterLine(
                branch,
                status,
                category.isEmpty() ? Set.of() : Set.of(category),
                Set.of(),
                LocalDate.parse("2020-01-01"),
                null)));
        Instant at = Given.shanghai("2026-04-06");
        Fact fact = new Fact(
                id,
                "event-" + id,
                subject,
                "donation-made",
                at,
                at,
                Map.of("yuan", Measure.of(deducted)),
                Map.of(),
                null);
        members.add(
                new CycleOfMembers.Scored(LedgerFold.fold(BOOKS, YEAR_2026, subject, List.of(fact), roster), roster));
    }

    private CycleOfMembers all() {
        return new CycleOfMembers(BOOKS.days(YEAR_2026), members);
    }

    private static List<String> of(List<Listed> listed) {
        return listed.stream()
                .map(one -> one.list().id() + " " + one.subject().id())
                .toList();
    }

    @Test
    void a_member_below_the_figure_is_on_the_quarters_list_and_one_at_it_is_not() {
        member("m1", "b1", MemberStatus.FULL, "", "20");
        member("m2", "b2", MemberStatus.FULL, "", "21");

        List<Listed> listed = ConsequenceLists.ofQuarter(BOOKS, all(), 2);
        assertThat(of(listed)).containsExactly("rectify b2", "remind m2");
        assertThat(listed.get(1).reason()).isEqualTo("第 2 季度 59 分，不足 60 分");
        assertThat(ConsequenceLists.ofQuarter(BOOKS, all(), 1)).isEmpty();
        assertThat(ConsequenceLists.ofQuarter(BOOKS, all(), 3)).isEmpty();
    }

    @Test
    void a_branchs_quarter_is_the_mean_of_its_members_without_the_exempt() {
        member("m1", "b1", MemberStatus.FULL, "", "40");
        member("m2", "b1", MemberStatus.FULL, "", "0");
        member("m3", "b1", MemberStatus.FULL, "away", "80");
        assertThat(of(ConsequenceLists.ofQuarter(BOOKS, all(), 2))).containsExactly("remind m1");

        member("m4", "b1", MemberStatus.FULL, "", "21");
        List<Listed> listed = ConsequenceLists.ofQuarter(BOOKS, all(), 2);
        assertThat(of(listed)).containsExactly("rectify b1", "remind m1", "remind m4");
        assertThat(listed.get(0).points()).hasToString("59.67");
        assertThat(listed.get(0).subject().kind()).isEqualTo(Subject.Kind.ORGANISATION);
    }

    @Test
    void a_list_of_the_cycle_can_be_for_some_and_by_grade() {
        member("m1", "b1", MemberStatus.PROBATIONARY, "", "0");
        member("m2", "b1", MemberStatus.FULL, "", "0");
        member("m3", "b1", MemberStatus.FULL, "", "20.01");
        member("m4", "b1", MemberStatus.FULL, "", "21");
        member("m5", "b1", MemberStatus.PROBATIONARY, "away", "30");

        List<Listed> listed = ConsequenceLists.ofCycle(BOOKS, all(), List.of());
        assertThat(of(listed)).containsExactly("prolong m1", "lowest m4");
        assertThat(listed.get(0).reason()).isEqualTo("本积分年度 80 分，不足 85 分");
        assertThat(listed.get(1).reason()).isEqualTo("本积分年度为“未评星”（59 分）");
    }

    @Test
    void a_branch_is_listed_by_its_own_score_and_not_before_it_has_one() {
        Subject branch = new Subject(Subject.Kind.ORGANISATION, "b1");
        Fact work = BranchStandingTest.score("f1", "points-work", "50", "2027-01-10");
        Fact target = BranchStandingTest.score("f2", "year-end-target", "60", "2027-01-10");

        BranchStanding without = BranchStanding.of(BOOKS, YEAR_2026, branch, List.of(work));
        assertThat(ConsequenceLists.ofCycle(BOOKS, all(), List.of(without))).isEmpty();
        BranchStanding scored = BranchStanding.of(BOOKS, YEAR_2026, branch, List.of(work, target));
        assertThat(of(ConsequenceLists.ofCycle(BOOKS, all(), List.of(scored)))).containsExactly("branch b1");
    }

    @Test
    void who_was_on_no_roster_in_the_quarter_is_on_no_list_of_it() {
        Subject subject = new Subject(Subject.Kind.MEMBER, "m9");
        Roster late = Roster.of(List.of(Given.line(MemberStatus.FULL, Set.of(), "2026-10-01", null)));
        members.add(new CycleOfMembers.Scored(LedgerFold.fold(BOOKS, YEAR_2026, subject, List.of(), late), late));

        assertThat(ConsequenceLists.ofQuarter(BOOKS, all(), 1)).isEmpty();
    }
}
