package cn.sanwei.scoring;

import static cn.sanwei.scoring.Guide.example;
import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.ledger.township.Quotas;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide says of quarters, lists, places and scores that roll on, in its own examples. */
class GuideComparisonsTest {
    private final List<CycleOfMembers.Scored> members = new ArrayList<>();
    private final RuleBook book;
    private final RuleBooks books;

    GuideComparisonsTest() throws IOException {
        book = example("quotas:");
        books = RuleBooks.of(book);
    }

    @ParameterizedTest(name = "{0} attended, {1} missed: {2} {3}")
    @CsvSource({"3, 0, 21.00, good", "8, 0, 25.00, good", "0, 0, 15.00, fair", "0, 1, 12.00, poor", "0, 9, 0.00, poor"})
    void each_quarter_starts_at_fifteen_and_has_its_limits_and_grades(
            int attended, int missed, String total, String grade) {
        member("m1", MemberStatus.FULL, attended, 0, missed);

        QuarterStanding second = QuarterStanding.of(
                        books, members.getFirst().ledger(), members.getFirst().roster())
                .get(1);
        assertThat(second.points()).hasToString(total);
        assertThat(second.indicated().orElseThrow().code()).isEqualTo(grade);
    }

    @Test
    void who_is_poor_in_a_quarter_is_listed_in_that_one_and_a_branch_by_its_mean() {
        member("m1", MemberStatus.FULL, 0, 0, 1);
        member("m2", MemberStatus.FULL, 1, 0, 0);
        assertThat(listed(2)).containsExactly("talk m1 12.00", "rectification b1 14.50");
        assertThat(listed(1)).isEmpty();

        members.clear();
        member("m1", MemberStatus.FULL, 0, 0, 1);
        member("m2", MemberStatus.FULL, 2, 0, 0);
        assertThat(listed(2)).as("a mean of 15.50").containsExactly("talk m1 12.00");
    }

    @Test
    void below_means_below_and_only_those_whom_the_list_is_about() {
        member("m1", MemberStatus.PROBATIONARY, 0, 0, 1);
        member("m2", MemberStatus.FULL, 0, 0, 1);
        member("m3", MemberStatus.PROBATIONARY, 0, 0, 0);

        assertThat(ConsequenceLists.ofCycle(books, cycle(), List.of()).stream()
                        .map(each -> each.list().id() + " " + each.subject().id() + " " + each.points()))
                .containsExactly("prolonged m1 57.00");
    }

    @Test
    void a_quarter_of_four_is_one_place_and_between_equal_totals_service_decides() {
        member("m1", MemberStatus.FULL, 16, 0, 0);
        member("m2", MemberStatus.FULL, 11, 10, 0);
        member("m3", MemberStatus.FULL, 10, 0, 0);
        member("m4", MemberStatus.FULL, 0, 0, 0);

        assertThat(places()).containsExactly("m1 two-stars", "m2 three-stars", "m3 two-stars", "m4 one-star");
    }

    @Test
    void then_the_fewer_deductions_and_who_is_equal_in_everything_leaves_the_last_place_empty() {
        member("m1", MemberStatus.FULL, 19, 0, 2);
        member("m2", MemberStatus.FULL, 16, 0, 0);
        member("m3", MemberStatus.FULL, 0, 0, 0);
        member("m4", MemberStatus.FULL, 0, 0, 0);
        assertThat(places()).startsWith("m1 two-stars", "m2 three-stars");

        members.clear();
        for (String id : List.of("m1", "m2", "m3", "m4")) {
            member(id, MemberStatus.FULL, 16, 0, 0);
        }
        assertThat(places())
                .as("no quota decides who has no star")
                .containsExactly("m1 one-star", "m2 one-star", "m3 one-star", "m4 one-star");
    }

    @ParameterizedTest(name = "what happened on {0}, looked at on {1}: {2}")
    @CsvSource({
        "2025-07-01, 2026-06-30, 65.00",
        "2025-06-30, 2026-06-30, 60.00",
        "2025-07-01, 2026-07-01, 60.00",
        "2025-07-01, 2025-06-30, 60.00"
    })
    void what_is_older_than_twelve_months_drops_out_of_a_score_that_rolls_on(String happened, String day, String total)
            throws IOException {
        Subject member = new Subject(Subject.Kind.MEMBER, "m1");

        assertThat(RollingScore.of(
                                RuleBooks.of(example("rolling:")),
                                member,
                                List.of(fact(member, "activity-attended", happened, 1, Map.of())),
                                roster(MemberStatus.FULL),
                                shanghai(day + "T23:00:00"))
                        .orElseThrow()
                        .total())
                .hasToString(total);
    }

    private List<String> listed(int quarter) {
        return ConsequenceLists.ofQuarter(books, cycle(), quarter).stream()
                .map(each -> each.list().id() + " " + each.subject().id() + " " + each.points())
                .toList();
    }

    private List<String> places() {
        return Quotas.of(book, cycle()).stream()
                .map(each -> each.subject().id() + " " + each.given().code())
                .toList();
    }

    private CycleOfMembers cycle() {
        return new CycleOfMembers(books.days(YEAR_2026), members);
    }

    /** All of it in the second quarter. */
    private void member(String id, MemberStatus status, int attended, int served, int missed) {
        Subject member = new Subject(Subject.Kind.MEMBER, id);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < attended; i++) {
            facts.add(fact(member, "activity-attended", "2026-04-06", facts.size(), Map.of()));
        }
        for (int i = 0; i < served; i++) {
            facts.add(fact(member, "deed-recorded", "2026-05-06", facts.size(), Map.of("kind", "volunteer-service")));
        }
        for (int i = 0; i < missed; i++) {
            facts.add(fact(member, "activity-missed", "2026-06-06", facts.size(), Map.of()));
        }
        Roster roster = roster(status);
        members.add(new CycleOfMembers.Scored(LedgerFold.fold(books, YEAR_2026, member, facts, roster), roster));
    }

    private static Roster roster(MemberStatus status) {
        return Roster.of(
                List.of(new RosterLine("b1", status, Set.of(), Set.of(), LocalDate.parse("2020-01-01"), null)));
    }

    private static Fact fact(Subject member, String type, String day, int no, Map<String, String> attributes) {
        Instant at = shanghai(day);
        String id = member.id() + "-" + no;
        return new Fact(id, "event-" + id, member, type, at, at, Map.of(), attributes, null);
    }
}
