package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Micro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's street: from nothing up to the usual stars, study, activities and wishes each with their caps. */
class YunxiTest {
    private static Member member() {
        return Member.under("yunxi");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"90, three-stars", "89.99, two-stars", "80, two-stars", "79.99, one-star", "60, one-star", "59.99, none"
    })
    void the_bands_are_the_usual_ones(String points, String grade) {
        assertThat(member().brings(points).grade()).isEqualTo(grade);
    }

    @Test
    void reading_gives_one_a_day_two_a_month_and_begins_anew_with_the_next() {
        Member member = member().did("article-read", "2026-01-30T08:00:00")
                .did("article-read", "2026-01-30T09:00:00")
                .daily(3, "article-read", "2026-01-31");

        assertThat(member.each("reading")).containsExactly("1.00", "0.00", "1.00", "1.00", "1.00");
        assertThat(member.ledger().byMicro().get(Micro.PLATFORM)).hasToString("4.00");
        assertThat(member.did("article-read", "2026-02-03").each("reading")).endsWith("0.00");
    }

    @Test
    void lectures_give_six_a_quarter_and_study_thirty_a_year() {
        Member member = member().monthly(3, "activity-attended", "2026-01-05", "kind=party-lecture", "mark=present");
        assertThat(member.each("lecture")).containsExactly("3.00", "3.00", "0.00");

        Member diligent = member().monthly(12, "article-read", "2026-01-05").monthly(12, "article-read", "2026-01-06");
        assertThat(diligent.total()).isEqualTo("24.00");
        assertThat(diligent.monthly(3, "activity-attended", "2026-10-07", "kind=training", "mark=made-up")
                        .from("lecture"))
                .isEqualTo("6.00");
        assertThat(diligent.did("activity-attended", "2026-07-07", "kind=training", "mark=present")
                        .total())
                .as("study together")
                .isEqualTo("30.00");
    }

    @Test
    void one_theme_day_a_month_counts_whether_in_time_or_late() {
        Member member = member().did("activity-attended", "2026-03-06", "kind=theme-day", "mark=late")
                .did("activity-attended", "2026-03-20", "kind=theme-day", "mark=present")
                .did("activity-attended", "2026-04-03", "kind=theme-day", "mark=present")
                .did("activity-attended", "2026-05-08", "kind=theme-day", "mark=made-up");

        assertThat(member.each("theme-day-late")).containsExactly("4.00");
        assertThat(member.each("theme-day")).containsExactly("0.00", "5.00", "5.00");
    }

    @Test
    void meetings_give_twenty_five_a_year_and_group_meetings_one_a_month() {
        assertThat(member().monthly(6, "activity-attended", "2026-01-08", "kind=members-meeting")
                        .each("meeting"))
                .containsExactly("5.00", "5.00", "5.00", "5.00", "5.00", "0.00");
        assertThat(member().daily(2, "activity-attended", "2026-01-08", "kind=group-meeting")
                        .each("group-meeting"))
                .containsExactly("1.00", "0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@committee-member", "@secretary"})
    void committee_meetings_count_for_the_committee_alone(String post) {
        assertThat(member().did("activity-attended", "2026-01-08", "kind=branch-committee")
                        .total())
                .isEqualTo("0.00");
        assertThat(member().is(cn.sanwei.contracts.MemberStatus.FULL, post)
                        .daily(2, "activity-attended", "2026-01-08", "kind=branch-committee")
                        .each("committee-meeting"))
                .containsExactly("1.00", "0.00");
    }

    @ParameterizedTest(name = "{0} hours: {1}")
    @CsvSource({"0.9, 0.00", "1, 1.50", "3.9, 4.50", "4, 6.00", "9, 6.00"})
    void whole_hours_of_service_count_four_of_a_time(String hours, String points) {
        assertThat(member().did("activity-attended", "2026-01-08", "kind=volunteer-service", "hours=" + hours)
                        .total())
                .isEqualTo(points);
    }

    @Test
    void service_gives_six_a_month() {
        assertThat(member().daily(2, "activity-attended", "2026-01-08", "kind=volunteer-service", "hours=3")
                        .did("activity-attended", "2026-02-08", "kind=volunteer-service", "hours=2")
                        .each("volunteering"))
                .containsExactly("4.50", "1.50", "3.00");
    }

    @Test
    void wishes_give_eight_a_quarter_and_claims_count_twice() {
        Member member = member().daily(3, "wish-claimed", "2026-01-05", "category=goods")
                .daily(2, "wish-fulfilled", "2026-01-10", "category=goods", "rating=5");

        assertThat(member.each("wish-claimed")).containsExactly("1.00", "1.00", "0.00");
        assertThat(member.each("wish-fulfilled")).containsExactly("4.00", "2.00");
        assertThat(member.ledger().byMicro().get(Micro.WISH)).hasToString("8.00");
        assertThat(member.did("wish-fulfilled", "2026-04-01", "category=goods", "rating=4")
                        .each("wish-fulfilled"))
                .endsWith("4.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "old-or-ill"})
    void who_is_away_or_old_or_ill_is_not_graded(String category) {
        assertThat(member().is(cn.sanwei.contracts.MemberStatus.FULL, category)
                        .ledger()
                        .exempt())
                .isTrue();
    }
}
