package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheme C: the points of a phone application, as they were. */
class SongwuTest {
    /** Nothing is judged that did not happen: the member comes new to the roster on the day of which a test is. */
    private static Member member() {
        return Member.under("songwu").asOf("2026-01-02T00:00:00");
    }

    private static Member on(String day) {
        return Member.under("songwu").isFrom(day, MemberStatus.FULL).asOf(day + "T23:00:00");
    }

    @Test
    void logging_in_gives_one_a_day() {
        Member member =
                on("2026-01-01").did("logged-in", "2026-01-01T08:00:00").did("logged-in", "2026-01-01T09:00:00");

        assertThat(member.each("login")).containsExactly("1.00", "0.00");
    }

    @Test
    void a_week_without_logging_in_costs_one_when_it_is_over() {
        // Monday the fifth to Sunday the eleventh of January.
        Member member = Member.under("songwu").isFrom("2026-01-05", MemberStatus.FULL);

        assertThat(member.asOf("2026-01-11T23:59:59").each("no-login")).isEmpty();
        assertThat(member.asOf("2026-01-12T00:00:00").each("no-login")).containsExactly("-1.00");
        member.did("logged-in", "2026-01-11T23:00:00");
        assertThat(member.asOf("2026-01-12T00:00:00").each("no-login")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}, {3} times: {4}")
    @CsvSource({
        "study-timed, kind=reading, seconds=29, 1, 0.00",
        "study-timed, kind=reading, seconds=30, 1, 1.00",
        "study-timed, kind=reading, seconds=30, 2, 2.00",
        "study-timed, kind=reading, seconds=30, 3, 2.00",
        "study-timed, kind=viewing, minutes=9.9, 1, 0.00",
        "study-timed, kind=viewing, minutes=10, 1, 2.00",
        "study-timed, kind=viewing, minutes=10, 2, 4.00",
        "study-timed, kind=viewing, minutes=10, 3, 4.00",
        "article-liked, kind=bookmark, kind=bookmark, 2, 1.00",
        "article-liked, kind=bookmark, kind=bookmark, 3, 1.00",
        "article-liked, kind=like, kind=like, 2, 1.00",
        "article-liked, kind=like, kind=like, 3, 1.00",
    })
    void each_day_has_its_cap(String type, String one, String other, int times, String points) {
        Member member = on("2026-01-01");
        for (int i = 0; i < times; i++) {
            member.did(type, "2026-01-01T1" + i + ":00:00", one, other);
        }
        assertThat(member.total()).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"59, 0.00", "60, 0.50", "79, 0.50", "80, 1.00", "89, 1.00", "90, 1.50", "100, 1.50"})
    void a_quiz_gives_by_its_result(String score, String points) {
        assertThat(on("2026-01-01")
                        .did("quiz-taken", "2026-01-01", "section=theory", "score=" + score)
                        .total())
                .isEqualTo(points);
    }

    @Test
    void quizzes_give_three_a_section_and_six_in_both() {
        Member member = on("2026-01-01");
        for (int i = 0; i < 3; i++) {
            member.did("quiz-taken", "2026-01-01T1" + i + ":00:00", "section=theory", "score=95");
            member.did("quiz-taken", "2026-01-01T1" + i + ":30:00", "section=practice", "score=95");
        }

        assertThat(member.each("quiz-theory")).containsExactly("1.50", "1.50", "0.00");
        assertThat(member.each("quiz-practice")).containsExactly("1.50", "1.50", "0.00");
        assertThat(member.total()).isEqualTo("6.00");
    }

    @Test
    void notices_give_six_a_month_and_cost_three_when_they_expire() {
        Member member = on("2026-01-01");
        for (int i = 0; i < 3; i++) {
            member.did("notice-signed", "2026-01-01T1" + i + ":00:00");
        }
        assertThat(member.each("notice")).containsExactly("3.00", "3.00", "0.00");
        assertThat(member.did("notice-expired", "2026-01-01T20:00:00").total()).isEqualTo("3.00");
    }

    @Test
    void distance_learning_gives_six_a_month_from_half_an_hour_on() {
        Member member =
                on("2026-01-01").did("activity-attended", "2026-01-01T08:00:00", "kind=distance-learning", "hours=0.4");
        for (int i = 0; i < 3; i++) {
            member.did("activity-attended", "2026-01-01T1" + i + ":00:00", "kind=distance-learning", "hours=0.5");
        }

        assertThat(member.each("distance-learning")).containsExactly("3.00", "3.00", "0.00");
    }

    @Test
    void a_month_without_distance_learning_costs_three() {
        Member member = Member.under("songwu").isFrom("2026-02-01", MemberStatus.FULL);

        assertThat(member.asOf("2026-02-28T23:59:59").each("no-distance-learning"))
                .isEmpty();
        assertThat(member.asOf("2026-03-01T00:00:00").each("no-distance-learning"))
                .containsExactly("-3.00");
        member.did("activity-attended", "2026-02-28", "kind=distance-learning", "hours=0.5");
        assertThat(member.asOf("2026-03-01T00:00:00").each("no-distance-learning"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "members-meeting, members-meeting, 20.00, 4",
        "branch-committee, branch-committee, 60.00, 12",
        "group-meeting, group-meeting, 60.00, 12",
        "party-lecture, lecture, 5.00, 1",
        "organisational-life, organisational-life, 5.00, 1",
        "theme-day, theme-day, 60.00, 12",
    })
    void a_year_of_meetings_gives_five_for_each_and_no_more_than_it_has(
            String kind, String rule, String points, int meetings) {
        Member secretary = Member.under("songwu").is(MemberStatus.FULL, "@secretary");
        secretary.daily(meetings, "activity-attended", "2026-02-01", "kind=" + kind, "mark=present");
        assertThat(secretary.from(rule)).isEqualTo(points);
        secretary.did("activity-attended", "2026-03-01", "kind=" + kind, "mark=present");
        assertThat(secretary.from(rule)).isEqualTo(points);
        assertThat(secretary.each(rule)).endsWith("0.00");
    }

    @Test
    void a_committee_meeting_counts_for_the_committee_and_a_late_one_for_nobody() {
        assertThat(member().did("activity-attended", "2026-01-01", "kind=branch-committee", "mark=present")
                        .each("branch-committee"))
                .isEmpty();
        assertThat(Member.under("songwu")
                        .is(MemberStatus.FULL, "@committee-member")
                        .did("activity-attended", "2026-01-01", "kind=branch-committee", "mark=late")
                        .each("branch-committee"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} more: {1}")
    @CsvSource({"90, three-stars", "89.99, two-stars", "80, two-stars", "79.99, one-star", "60, one-star", "59.99, none"
    })
    void the_bands_are_the_usual_ones(String more, String grade) {
        assertThat(member().brings(more).grade()).isEqualTo(grade);
    }
}
