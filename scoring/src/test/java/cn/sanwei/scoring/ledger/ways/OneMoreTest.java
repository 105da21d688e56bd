package cn.sanwei.scoring.ledger.ways;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneMoreTest {
    private static final String RULES = """
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 1, caps: [{points: 2, per: month}]}
              - {id: volunteering, label: 志愿服务, fact: activity-attended, when: {attributes: {kind: volunteer-service}},
                 points: 0.5, for-each: {measure: hours, unit: 2}}
              - {id: weekend, label: 周末活动, fact: wish-claimed, when: {weekdays: [saturday, sunday]}, points: 3}
              - {id: quiz, label: 答题, fact: quiz-taken, table: {measure: score, steps: [{from: 60, points: 0.5}, {from: 90, points: 2}]}}
              - {id: secretary, label: 书记, fact: donation-made, when: {posts: [secretary]}, points: 9}
              - {id: missed, label: 缺席, fact: activity-missed, points: -3}
            """;
    /** A Friday. */
    private static final String NOW = "2026-03-06T15:00:00";

    private static OneMore of(String rest, What... facts) {
        return of(rest, Given.fullMember(), NOW, facts);
    }

    private static OneMore of(String rest, Roster roster, String now, What... facts) {
        List<Fact> all = Stream.of(facts).map(What::fact).toList();
        return OneMore.of(RuleBooks.of(book(rest)), YEAR_2026, Given.MEMBER, all, roster, Given.shanghai(now));
    }

    private static List<String> gains(OneMore oneMore) {
        return oneMore.gains().stream()
                .map(gain -> gain.rule().id() + " " + gain.brings())
                .toList();
    }

    private static List<String> ways(OneMore oneMore) {
        return oneMore.waysToNextGrade().stream()
                .map(way -> way.rule().id() + " " + way.times() + " " + way.reached())
                .toList();
    }

    @Test
    void one_more_of_each_rule_that_gives_and_is_open_to_the_member_today() {
        assertThat(gains(of(RULES))).containsExactly("reading 1.00", "volunteering 0.50", "quiz 0.50");
    }

    @Test
    void what_is_bound_to_a_weekday_is_open_on_that_day() {
        assertThat(gains(of(RULES, Given.fullMember(), "2026-03-07T15:00:00"))).contains("weekend 3.00");
    }

    @Test
    void where_a_cap_is_full_one_more_brings_nothing_and_the_reason_says_so() {
        OneMore oneMore = of(RULES, read("f1", "2026-03-02"), read("f2", "2026-03-03"));

        assertThat(gains(oneMore)).contains("reading 0.00");
        assertThat(oneMore.gains().get(0).reason()).contains("“阅读”每月最多得 2 分，已满");
    }

    @Test
    void what_a_part_weighs_and_the_ceiling_leaves_is_what_it_brings() {
        assertThat(gains(of(RULES + "parts: [{id: a, label: 甲, rules: rest, weight: 0.5}]\n")))
                .containsExactly("reading 0.50", "volunteering 0.25", "quiz 0.25");
        assertThat(gains(of("base: 99.75\ntotal: {ceiling: 100}\n" + RULES)))
                .containsExactly("reading 0.25", "volunteering 0.25", "quiz 0.25");
    }

    @Test
    void it_says_which_grade_one_more_would_show() {
        List<OneMore.Gain> gains = of("base: 89\n" + RULES).gains();

        assertThat(gains.get(0).grade().map(Band::code)).contains("three-stars");
        assertThat(gains.get(1).grade().map(Band::code)).contains("two-stars");
    }

    @ParameterizedTest(name = "from {0}: {1}, {2}")
    @CsvSource({
        "89, reading 1 2026-03-06, volunteering 2 2026-03-07",
        "88.5, reading 2 2026-03-07, weekend 1 2026-03-07"
    })
    void the_nearest_ways_to_the_next_grade_come_first(String base, String one, String other) {
        assertThat(ways(of("base: " + base + "\n" + RULES))).contains(one, other);
        assertThat(of("base: " + base + "\n" + RULES).waysToNextGrade())
                .extracting(OneMore.Way::times)
                .isSorted();
    }

    @Test
    void a_way_waits_for_the_next_period_of_its_caps() {
        assertThat(ways(of("base: 86\n" + RULES, read("f1", "2026-03-02")))).contains("reading 3 2026-04-02");
    }

    @Test
    void a_rule_that_alone_does_not_reach_the_grade_is_no_way() {
        assertThat(ways(of("base: 60\n" + RULES, Given.fullMember(), "2026-12-30T12:00:00")))
                .isEmpty();
    }

    @Test
    void a_condition_that_is_lacking_shows_the_way_that_meets_it() {
        String needs = "base: 95\n" + RULES + "grades: {needs: [{rules: [volunteering], times: 2}]}\n";

        assertThat(ways(of(needs))).containsExactly("volunteering 2 2026-03-07");
    }

    @Test
    void at_the_top_and_for_whom_is_exempt_there_is_no_way() {
        assertThat(of("base: 90\n" + RULES).waysToNextGrade()).isEmpty();
        assertThat(of("base: 80\nexempt: {status: [full]}\n" + RULES).waysToNextGrade())
                .isEmpty();
    }

    @Test
    void who_is_not_on_the_roster_today_or_lives_in_another_cycle_has_nothing_open() {
        Roster left = Roster.of(List.of(line(MemberStatus.FULL, Set.of(), "2020-01-01", "2026-03-06")));

        assertThat(gains(of(RULES, left, NOW))).isEmpty();
        assertThat(gains(of(RULES, Given.fullMember(), "2027-01-01T00:00:00"))).isEmpty();
    }

    @Test
    void the_facts_themselves_stay_as_they_are() {
        OneMore oneMore = of(RULES, read("f1", "2026-03-02"));
        List<String> first = gains(oneMore);

        assertThat(gains(oneMore)).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fact: deed-recorded, when: {measures: {hours: {from: 4}}}, points: 2 | r 2.00",
                "fact: deed-recorded, when: {measures: {hours: {from: 4, below: 6}}}, points: 1, for-each: {measure: hours} | r 4.00",
                "fact: deed-recorded, when: {measures: {hours: {below: 0.5}}}, points: 1, for-each: {measure: hours, count: parts} | r 0.50",
                "fact: deed-recorded, when: {measures: {hours: {below: 1}}}, points: 9, for-each: {measure: hours, count: parts} | r 9.00",
                "fact: quiz-taken, table: {measure: score, steps: [{from: 0, points: 0}, {from: 60, points: 1}]} | r 1.00",
                "fact: quiz-taken, scale: {measure: score, out-of: 2000, to: 20} | r 10.00",
            })
    void one_more_is_as_large_as_the_rule_asks_for_and_no_larger_than_can_be(String rule, String gain) {
        assertThat(gains(of("rules: [{id: r, label: 项目, " + rule + "}]\n"))).containsExactly(gain);
    }

    @Test
    void what_has_an_effect_and_gives_no_points_is_not_among_what_one_more_brings() {
        assertThat(gains(of("rules: [{id: r, label: 表彰, fact: deed-recorded, effect: {at-least: two-stars}}]\n")))
                .isEmpty();
    }
}
