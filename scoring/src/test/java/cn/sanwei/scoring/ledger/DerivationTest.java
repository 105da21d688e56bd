package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What befalls one member and gives or costs another something. "boss" is b1's secretary from March on. */
class DerivationTest {
    private static final RuleBook TEAM = Given.book("""
            rules:
              - {id: discipline, label: 违反纪律, fact: deduction-recorded, points: -10, caps: [{points: 15, per: cycle}]}
              - id: service
                label: 志愿服务
                fact: activity-attended
                points: 2
                for-each: {measure: hours}
                multiply: [{by: 1.5, when: {attributes: {kind: night}}}]
                recorded-within: {months: 1}
              - id: answers-for
                label: 支部党员被扣分
                fact: colleague-scored
                when: {attributes: {rule: discipline}, posts: [secretary]}
                points: -5
                caps: [{points: 10, per: cycle}]
              - id: share
                label: 所带的人志愿服务
                fact: mentee-scored
                when: {attributes: {rule: service, as: mentor}}
                points: 0.5
                for-each: {measure: points, count: parts}
            """);

    private final Map<String, List<Fact>> facts = new LinkedHashMap<>();
    private final Map<String, Roster> rosters = new HashMap<>();

    DerivationTest() {
        rosters.put(
                "boss",
                Roster.of(List.of(line("b1", Set.of(), "2020-01-01"), line("b1", Set.of("secretary"), "2026-03-01"))));
        rosters.put("m1", Roster.of(List.of(line("b1", Set.of(), "2020-01-01"))));
        rosters.put("m2", Roster.of(List.of(line("b1", Set.of(), "2020-01-01"), line("b2", Set.of(), "2026-06-01"))));
        rosters.put("guide", Roster.of(List.of(line("b9", Set.of(), "2020-01-01"))));
    }

    private static RosterLine line(String organisation, Set<String> posts, String from) {
        return new RosterLine(organisation, MemberStatus.FULL, Set.of(), posts, LocalDate.parse(from), null);
    }

    private DerivationTest heard(String member, String id, String type, String when, String... attributes) {
        return heard(member, id, type, when, null, attributes);
    }

    private DerivationTest heard(
            String member, String id, String type, String when, String cancels, String[] attributes) {
        Map<String, String> said = new HashMap<>();
        Map<String, Measure> measured = new HashMap<>();
        for (String attribute : attributes) {
            String[] pair = attribute.split("=");
            if (pair[0].equals("hours")) {
                measured.put("hours", Measure.of(pair[1]));
            } else {
                said.put(pair[0], pair[1]);
            }
        }
        facts.computeIfAbsent(member, key -> new ArrayList<>())
                .add(new Fact(
                        id,
                        "event-" + id,
                        subject(member),
                        type,
                        shanghai(when),
                        shanghai(said.getOrDefault("recorded", when)),
                        measured,
                        said,
                        cancels));
        return this;
    }

    private static Subject subject(String member) {
        return new Subject(Subject.Kind.MEMBER, member);
    }

    private Ledger ledger(String member) {
        Derivation derivation = Derivation.of(RuleBooks.of(TEAM));
        facts.forEach((one, his) -> derivation.add(subject(one), his, rosters.get(one)));
        List<Fact> all = new ArrayList<>(facts.getOrDefault(member, List.of()));
        all.addAll(derivation.factsFor(subject(member), rosters.get(member)));
        return LedgerFold.fold(RuleBooks.of(TEAM), Given.YEAR_2026, subject(member), all, rosters.get(member));
    }

    private static List<String> entries(Ledger ledger) {
        return ledger.entries().stream()
                .map(entry -> entry.fact() + " " + entry.rule() + " " + entry.points())
                .toList();
    }

    @Test
    void a_colleagues_deduction_costs_the_secretary_what_the_rule_says() {
        heard("m1", "d1", "deduction-recorded", "2026-04-01");

        assertThat(entries(ledger("boss"))).containsExactly("d1/discipline answers-for -5.00");
        assertThat(ledger("boss").entries().getFirst().reason()).isEqualTo("同支部党员“违反纪律”，每次扣 5 分");
        assertThat(ledger("boss").entries().getFirst().event()).isEqualTo("event-d1");
    }

    @Test
    void only_who_has_the_post_on_that_day_answers_for_it_and_nobody_for_himself() {
        heard("m1", "d1", "deduction-recorded", "2026-02-28").heard("boss", "d2", "deduction-recorded", "2026-04-01");

        assertThat(entries(ledger("boss"))).containsExactly("d2 discipline -10.00");
        assertThat(ledger("m2").entries()).isEmpty();
        assertThat(ledger("m2").unscored())
                .as("what concerns nobody is not listed")
                .isEmpty();
    }

    @Test
    void after_a_move_the_new_branch_answers_and_the_old_one_keeps_what_was() {
        heard("m2", "before", "deduction-recorded", "2026-05-31")
                .heard("m2", "after", "deduction-recorded", "2026-06-01");

        assertThat(entries(ledger("boss"))).containsExactly("before/discipline answers-for -5.00");
    }

    @Test
    void what_a_cap_leaves_of_the_colleagues_deduction_makes_no_difference_but_the_secretarys_own_cap_does() {
        heard("m1", "d1", "deduction-recorded", "2026-04-01");
        heard("m1", "d2", "deduction-recorded", "2026-04-02");
        heard("m1", "d3", "deduction-recorded", "2026-04-03");

        assertThat(Given.pointsOf(ledger("m1"))).containsExactly("-10.00", "-5.00", "0.00");
        assertThat(Given.pointsOf(ledger("boss"))).containsExactly("-5.00", "-5.00", "0.00");
    }

    @Test
    void what_is_taken_back_from_the_colleague_is_taken_back_from_the_secretary_and_frees_his_cap() {
        heard("m1", "d1", "deduction-recorded", "2026-04-01");
        heard("m1", "c1", "cancellation", "2026-04-05", "event-d1", new String[0]);
        heard("m2", "d2", "deduction-recorded", "2026-04-06");
        heard("m2", "d3", "deduction-recorded", "2026-04-07");

        assertThat(entries(ledger("boss")))
                .containsExactly(
                        "d1/discipline answers-for 0.00",
                        "d2/discipline answers-for -5.00",
                        "d3/discipline answers-for -5.00");
        assertThat(ledger("boss").entries().getFirst().reason()).contains("已更正，不再计分（更正编号 event-c1）");
    }

    @Test
    void of_several_corrections_the_one_recorded_last_stands_for_the_secretary_too() {
        heard("m1", "d1", "deduction-recorded", "2026-04-01");
        heard("m1", "c1", "deduction-recorded", "2026-04-01", "event-d1", new String[] {"recorded=2026-04-10"});
        heard("m1", "c2", "deduction-recorded", "2026-04-02", "event-d1", new String[] {"recorded=2026-04-11"});

        assertThat(entries(ledger("boss")))
                .containsExactly(
                        "c1/discipline answers-for 0.00",
                        "d1/discipline answers-for 0.00",
                        "c2/discipline answers-for -5.00");
    }

    @Test
    void a_mentor_gets_his_share_of_what_the_rule_gives_with_its_factors() {
        heard("m1", "s1", "activity-attended", "2026-04-01", "hours=3", "kind=night", "mentor=guide");

        assertThat(Given.pointsOf(ledger("m1"))).containsExactly("9.00");
        assertThat(entries(ledger("guide"))).containsExactly("s1/service/mentor share 4.50");
        assertThat(ledger("guide").entries().getFirst().reason()).isEqualTo("所带的人“志愿服务”，每分得 0.5 分，本次 9 分，得 4.5 分");
    }

    @Test
    void another_relation_than_the_one_asked_for_gives_nothing() {
        heard("m1", "s1", "activity-attended", "2026-04-01", "hours=3", "introducer=guide");

        assertThat(ledger("guide").entries()).isEmpty();
    }

    @Test
    void what_was_recorded_too_late_to_count_is_passed_on_to_nobody() {
        heard("m1", "s1", "activity-attended", "2026-04-01", "hours=3", "mentor=guide", "recorded=2026-05-02");

        assertThat(Given.pointsOf(ledger("m1"))).containsExactly("0.00");
        assertThat(ledger("guide").entries()).isEmpty();
    }

    @Test
    void it_makes_no_difference_in_which_order_members_and_facts_are_added() {
        heard("m1", "d1", "deduction-recorded", "2026-04-01");
        heard("m1", "c1", "cancellation", "2026-04-05", "event-d1", new String[0]);
        heard("m2", "d2", "deduction-recorded", "2026-04-01");
        byte[] bytes = CanonicalLedger.bytes(ledger("boss"));

        List<String> members = new ArrayList<>(facts.keySet());
        java.util.Collections.reverse(members);
        Map<String, List<Fact>> turned = new LinkedHashMap<>();
        members.forEach(member -> turned.put(member, facts.get(member).reversed()));
        facts.clear();
        facts.putAll(turned);

        assertThat(CanonicalLedger.bytes(ledger("boss"))).isEqualTo(bytes);
    }

    @Test
    void a_fact_that_says_of_itself_what_only_is_derived_is_parked() {
        heard("boss", "x", "colleague-scored", "2026-04-01", "rule=discipline");
        Fact said = facts.get("boss").getFirst();
        Fact asAnEventSaysIt = new Fact(
                "x",
                "x",
                said.subject(),
                said.type(),
                said.occurredAt(),
                said.recordedAt(),
                said.measures(),
                said.attributes(),
                null);

        assertThat(LedgerFold.fold(
                                RuleBooks.of(TEAM),
                                Given.YEAR_2026,
                                said.subject(),
                                List.of(asAnEventSaysIt),
                                rosters.get("boss"))
                        .parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.why()).isEqualTo(Parked.Reason.UNKNOWN_TYPE));
    }

    @Test
    void a_rule_book_without_such_rules_derives_nothing() {
        Derivation derivation = Derivation.of(RuleBooks.of(Given.reading("1")));
        derivation.add(
                subject("m1"), Arrays.asList(Given.read("a", "2026-03-01").fact()), rosters.get("m1"));

        assertThat(derivation.factsFor(subject("boss"), rosters.get("boss"))).isEmpty();
    }
}
