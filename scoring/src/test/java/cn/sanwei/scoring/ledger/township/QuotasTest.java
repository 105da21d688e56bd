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
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
    private static final String RULES = """
            rules:
              - {id: gained, label: 加分, fact: donation-made, points: 1, for-each: {measure: yuan, count: parts}}
              - {id: wish, label: 微心愿, micro: wish, fact: wish-fulfilled, points: 5}
              - {id: missed, label: 缺席, fact: activity-missed, points: -1}
            """;
    private final List<CycleOfMembers.Scored> members = new ArrayList<>();
    private RuleBook book;

    private void quotas(String quotas) {
        book = book(RULES + "exempt: {categories: [away]}\nquotas: {" + quotas + "}\n");
    }

    private void member(String id, String branch, String points, String... others) {
        Subject subject = new Subject(Subject.Kind.MEMBER, id);
        Set<String> categories = List.of(others).contains("away") ? Set.of("away") : Set.of();
        Roster roster = Roster.of(List.of(
                new RosterLine(branch, MemberStatus.FULL, categories, Set.of(), LocalDate.parse("2020-01-01"), null)));
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(subject, "donation-made", "0", Map.of("yuan", Measure.of(points))));
        for (String other : others) {
            if (!other.equals("away")) {
                facts.add(fact(subject, other, "" + facts.size(), Map.of()));
            }
        }
        members.add(new CycleOfMembers.Scored(
                LedgerFold.fold(RuleBooks.of(book), YEAR_2026, subject, facts, roster), roster));
    }

    private static Fact fact(Subject subject, String type, String id, Map<String, Measure> measures) {
        Instant at = Given.shanghai("2026-03-06");
        String unique = subject.id() + "-" + id;
        return new Fact(unique, "event-" + unique, subject, type, at, at, measures, Map.of(), null);
    }

    private List<Quotas.Placed> placed() {
        return Quotas.of(book, new CycleOfMembers(RuleBooks.of(book).days(YEAR_2026), members));
    }

    private List<String> grades() {
        return placed().stream()
                .map(one -> one.subject().id() + " " + one.given().code())
                .toList();
    }

    @Test
    void of_more_members_than_places_those_with_more_points_have_them_and_the_others_fall_one_grade() {
        quotas("within: township, places: [{grade: three-stars, count: 1}], still-tied: out");
        member("m1", "b1", "91");
        member("m2", "b1", "95");
        member("m3", "b1", "70");

        assertThat(grades()).containsExactly("m1 two-stars", "m2 three-stars", "m3 one-star");
        assertThat(placed().get(0).byPoints().code()).isEqualTo("three-stars");
        assertThat(placed().get(0).reason()).isEqualTo("“三星”名额 1 个，按总分排在第 2，计入“二星”");
        assertThat(placed().get(1).reason()).isNull();
    }

    @Test
    void who_falls_competes_below_and_nobody_falls_to_a_grade_without_a_star() {
        quotas(
                "within: township, places: [{grade: three-stars, count: 1}, {grade: two-stars, count: 1}], still-tied: out");
        member("m1", "b1", "95");
        member("m2", "b1", "94");
        member("m3", "b1", "85");
        member("m4", "b1", "84");
        member("m5", "b1", "61");
        member("m6", "b1", "59");

        assertThat(grades())
                .containsExactly(
                        "m1 three-stars", "m2 two-stars", "m3 one-star", "m4 one-star", "m5 one-star", "m6 none");
    }

    @Test
    void one_who_falls_twice_is_told_both_reasons() {
        quotas(
                "within: township, places: [{grade: three-stars, count: 1}, {grade: two-stars, count: 0}], still-tied: out");
        member("m1", "b1", "95");
        member("m2", "b1", "94");

        assertThat(placed().get(1).byPoints().code()).isEqualTo("three-stars");
        assertThat(placed().get(1).given().code()).isEqualTo("one-star");
        assertThat(placed().get(1).reason()).contains("“三星”名额 1 个", "；“二星”名额 0 个");
    }

    @ParameterizedTest(name = "{0} of {1} members rounded {2}: {3} places")
    @CsvSource({
        "0.1, 9, down, 0",
        "0.1, 10, down, 1",
        "0.1, 19, down, 1",
        "0.1, 4, half-up, 0",
        "0.1, 5, half-up, 1",
        "0.1, 14, half-up, 1",
        "0.1, 15, half-up, 2",
        "0.1, 1, up, 1",
        "0.1, 10, up, 1",
        "0.1, 11, up, 2",
        "0, 20, up, 0",
        "1, 7, down, 7"
    })
    void a_share_is_of_the_graded_members_and_rounded_as_declared(
            String share, int size, String rounding, int threeStars) {
        quotas("within: township, rounding: " + rounding + ", places: [{grade: three-stars, share: " + share
                + "}], still-tied: out");
        for (int i = 0; i < size; i++) {
            member("m" + i, "b1", "9" + i % 10 + "." + (10 + i));
        }
        member("exempt", "b1", "99", "away");

        assertThat(grades().stream().filter(grade -> grade.endsWith("three-stars")))
                .hasSize(threeStars);
    }

    @Test
    void places_are_counted_in_each_branch_or_in_the_whole_township() {
        quotas("within: branch, places: [{grade: three-stars, count: 1}], still-tied: out");
        member("m1", "b1", "91");
        member("m2", "b2", "92");
        member("m3", "b2", "93");

        assertThat(grades()).containsExactly("m1 three-stars", "m2 two-stars", "m3 three-stars");
    }

    @Test
    void between_equal_totals_what_is_declared_decides_in_its_order() {
        quotas("within: township, places: [{grade: three-stars, count: 1}],"
                + " ties: [{micro: wish}, fewest-deductions], still-tied: out");
        member("m1", "b1", "92", "activity-missed", "activity-missed");
        member("m2", "b1", "90");
        member("m3", "b1", "91", "activity-missed");
        assertThat(grades()).containsExactly("m1 two-stars", "m2 three-stars", "m3 two-stars");

        member("m4", "b1", "85", "wish-fulfilled");
        assertThat(grades()).containsExactly("m1 two-stars", "m2 two-stars", "m3 two-stars", "m4 three-stars");
        assertThat(placed().get(1).reason()).isEqualTo("“三星”名额 1 个，按总分和同分比较办法排在第 2，计入“二星”");
    }

    @Test
    void points_from_named_rules_can_decide_too() {
        quotas(
                "within: township, places: [{grade: three-stars, count: 1}], ties: [{rules: [gained]}], still-tied: out");
        member("m1", "b1", "90");
        member("m2", "b1", "91", "activity-missed");

        assertThat(grades()).containsExactly("m1 two-stars", "m2 three-stars");
    }

    @ParameterizedTest(name = "still tied {0}, {1} places: {2} have three stars")
    @CsvSource({
        "in, 1, 1",
        "in, 2, 4",
        "in, 3, 4",
        "in, 4, 4",
        "out, 1, 1",
        "out, 2, 1",
        "out, 3, 1",
        "out, 4, 4",
        "out, 5, 5"
    })
    void those_equal_in_everything_share_the_last_place_or_none_has_it(String tied, int places, int threeStars) {
        quotas("within: township, places: [{grade: three-stars, count: " + places + "}], still-tied: " + tied);
        member("m1", "b1", "95");
        member("m2", "b1", "92");
        member("m3", "b1", "92");
        member("m4", "b1", "92");
        member("m5", "b1", "91");

        assertThat(grades().stream().filter(grade -> grade.endsWith("three-stars")))
                .hasSize(threeStars);
    }

    @Test
    void without_quotas_everybody_has_what_the_total_shows() {
        book = book(RULES);
        member("m1", "b1", "91");
        member("m2", "b1", "92");

        assertThat(grades()).containsExactly("m1 three-stars", "m2 three-stars");
    }
}
