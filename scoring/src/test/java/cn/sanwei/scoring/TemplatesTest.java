package cn.sanwei.scoring;

import static cn.sanwei.scoring.ledger.Given.YEAR_2026;
import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.line;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.pointsOf;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule books that are shipped say what they claim to say. */
class TemplatesTest {

    private static Reading.Accepted accepted(String name) throws IOException {
        try (InputStream source =
                RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/templates/" + name + ".yaml")) {
            return (Reading.Accepted) RuleBookParser.parse(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RuleBook template(String name) {
        try {
            return accepted(name).ruleBook();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yunxi", "qinghe", "shiqiao"})
    void each_is_without_errors_and_without_warnings_and_named_after_its_township(String name) throws IOException {
        Reading.Accepted accepted = accepted(name);

        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.ruleBook().id()).isEqualTo(name);
        assertThat(accepted.ruleBook().maskNames()).isTrue();
        assertThat(accepted.ruleBook().showRank()).isFalse();
    }

    /** Of each ten occasions a year offers, the member takes so many: theme days, meetings, reading, some service. */
    @ParameterizedTest(name = "{0}, {1} of 10: {2}")
    @CsvSource({
        "yunxi, 10, three-stars",
        "yunxi, 8, two-stars",
        "yunxi, 6, one-star",
        "yunxi, 3, none",
        "qinghe, 10, three-stars",
        "qinghe, 8, two-stars",
        "qinghe, 6, one-star",
        "qinghe, 3, none",
        "shiqiao, 10, three-stars",
        "shiqiao, 8, two-stars",
        "shiqiao, 6, one-star",
        "shiqiao, 2, none",
    })
    void diligence_shows_in_the_stars(String name, int ofTen, String grade) {
        Ledger ledger = fold(template(name), yearOf(ofTen));

        assertThat(ledger.indicated().orElseThrow().code())
                .as("total " + ledger.total())
                .isEqualTo(grade);
        assertThat(ledger.total()).isLessThanOrEqualTo(points("105"));
        assertThat(ledger.parked()).isEmpty();
    }

    @Test
    void yunxi_counts_one_article_a_day_two_points_a_month_and_thirty_for_study_in_the_year() {
        Ledger ledger = fold(
                template("yunxi"),
                read("f1", "2026-03-01T08:00:00"),
                read("f2", "2026-03-01T09:00:00"),
                read("f3", "2026-03-02"),
                read("f4", "2026-03-03"),
                read("f5", "2026-04-01"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "0.00", "1.00", "0.00", "1.00");
        assertThat(ledger.byMicro().get(Micro.PLATFORM)).isEqualTo(points("3"));
        List<What> study = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 3; day++) {
                study.add(read("r%02d%02d".formatted(month, day), "2026-%02d-%02d".formatted(month, day)));
            }
            study.add(attended("l" + month, "2026-%02d-10".formatted(month), "party-lecture")
                    .saying("mark", "present"));
        }
        assertThat(fold(template("yunxi"), study.toArray(What[]::new)).total()).isEqualTo(points("30"));
    }

    @Test
    void yunxi_counts_one_theme_day_a_month_on_time_or_late_and_not_both() {
        Ledger ledger = fold(
                template("yunxi"),
                attended("f1", "2026-03-06", "theme-day").saying("mark", "late"),
                attended("f2", "2026-03-20", "theme-day").saying("mark", "present"),
                attended("f3", "2026-04-03", "theme-day").saying("mark", "made-up"));

        assertThat(pointsOf(ledger)).containsExactly("4.00", "0.00", "5.00");
    }

    @Test
    void yunxi_gives_points_for_the_committees_meetings_to_its_members_only() {
        What meeting = attended("f1", "2026-03-06", "branch-committee");

        assertThat(fold(template("yunxi"), meeting).unscored()).containsExactly("f1");
        assertThat(fold(RuleBooks.of(template("yunxi")), YEAR_2026, secretary(), meeting)
                        .total())
                .isEqualTo(points("1"));
    }

    @Test
    void yunxi_bounds_wishes_at_eight_a_quarter() {
        Ledger ledger = fold(
                template("yunxi"),
                new What("f1", "wish-claimed", "2026-01-05"),
                new What("f2", "wish-fulfilled", "2026-01-15").measuring("rating", "5"),
                new What("f3", "wish-fulfilled", "2026-03-31").measuring("rating", "4"),
                new What("f4", "wish-fulfilled", "2026-04-01").measuring("rating", "4"));

        assertThat(pointsOf(ledger)).containsExactly("1.00", "4.00", "3.00", "4.00");
    }

    @Test
    void qinghe_gives_from_all_three_micros_and_stops_at_a_hundred() {
        Ledger ledger = fold(
                template("qinghe"),
                read("f1", "2026-03-01"),
                attended("f2", "2026-03-06", "theme-day"),
                new What("f3", "wish-fulfilled", "2026-03-15").measuring("rating", "5"),
                new What("f4", "donation-made", "2026-03-16").measuring("yuan", "750"));

        assertThat(ledger.byMicro().get(Micro.PLATFORM)).isEqualTo(points("2"));
        assertThat(ledger.byMicro().get(Micro.POINTS)).isEqualTo(points("4"));
        assertThat(ledger.byMicro().get(Micro.WISH)).isEqualTo(points("11"));
        assertThat(template("qinghe").grading().total().ceiling()).isEqualTo(points("100"));
    }

    @Test
    void qinghe_deducts_for_absence_from_those_in_service_only_and_two_a_quarter_at_most() {
        What[] missed = {
            new What("f1", "activity-missed", "2026-03-06"),
            new What("f2", "activity-missed", "2026-03-07"),
            new What("f3", "activity-missed", "2026-03-08"),
            new What("f4", "activity-missed", "2026-04-08")
        };
        Roster inService = Roster.of(List.of(line(MemberStatus.FULL, Set.of("in-service"), "2020-01-01", null)));

        assertThat(pointsOf(fold(RuleBooks.of(template("qinghe")), YEAR_2026, inService, missed)))
                .containsExactly("-1.00", "-1.00", "0.00", "-1.00");
        assertThat(fold(template("qinghe"), missed).entries()).isEmpty();
    }

    @Test
    void shiqiao_starts_at_sixty_and_never_falls_below_zero() {
        assertThat(fold(template("shiqiao")).total()).isEqualTo(points("60"));
        assertThat(fold(template("shiqiao")).indicated().orElseThrow().code()).isEqualTo("one-star");
        What debt = new What("f1", "opening-balance", "2026-01-05")
                .saying("cycle", "2026")
                .saying("micro", "points")
                .measuring("points", "-70");
        assertThat(fold(template("shiqiao"), debt).total()).isEqualTo(points("0"));
    }

    @Test
    void shiqiao_deducts_two_for_each_absence_and_six_a_quarter_at_most() {
        Ledger ledger = fold(
                template("shiqiao"),
                new What("f1", "activity-missed", "2026-01-06"),
                new What("f2", "activity-missed", "2026-01-07"),
                new What("f3", "activity-missed", "2026-01-08"),
                new What("f4", "activity-missed", "2026-01-09"));

        assertThat(ledger.total()).isEqualTo(points("54"));
        assertThat(ledger.indicated().orElseThrow().code()).isEqualTo("none");
    }

    @Test
    void shiqiao_gives_three_for_an_article_and_three_more_at_city_level() {
        Ledger ledger = fold(
                template("shiqiao"),
                new What("f1", "manuscript-used", "2026-01-06"),
                new What("f2", "manuscript-used", "2026-01-07").saying("level", "city"));

        assertThat(ledger.total()).isEqualTo(points("69"));
    }

    @Test
    void shiqiao_leaves_the_retired_and_those_away_out_of_grading() {
        Roster retired = Roster.of(List.of(line(MemberStatus.FULL, Set.of("retired"), "2020-01-01", null)));

        assertThat(fold(RuleBooks.of(template("shiqiao")), YEAR_2026, retired).exempt())
                .isTrue();
    }

    @Test
    void branches_are_weighed_where_the_township_says_how() {
        assertThat(template("shiqiao").branchWeights()).isEqualTo(new BranchWeights(6000, 4000, 0));
        assertThat(template("yunxi").branchWeights()).isEqualTo(new BranchWeights(5000, 5000, 0));
        assertThat(template("qinghe").branchWeights()).isNull();
    }

    private static Roster secretary() {
        return Roster.of(List.of(new RosterLine(
                "b1", MemberStatus.FULL, Set.of(), Set.of("secretary"), LocalDate.parse("2020-01-01"), null)));
    }

    /** Twelve theme days, four meetings, an article a month, two wishes, three hours of service: some of each ten. */
    private static What[] yearOf(int ofTen) {
        List<What> year = new ArrayList<>();
        int occasion = 0;
        for (int month = 1; month <= 12; month++) {
            String day = "2026-%02d-".formatted(month);
            boolean comes = comes(occasion++, ofTen);
            year.add(
                    comes
                            ? attended("t" + month, day + "08", "theme-day").saying("mark", "present")
                            : new What("t" + month, "activity-missed", day + "08").saying("kind", "theme-day"));
            if (month % 3 == 2) {
                year.add(
                        comes(month / 3 * 3, ofTen)
                                ? attended("m" + month, day + "15", "members-meeting")
                                        .saying("mark", "present")
                                : new What("m" + month, "activity-leave", day + "15")
                                        .saying("kind", "members-meeting"));
            }
            if (comes(month * 7, ofTen)) {
                year.add(read("r" + month, day + "20"));
            }
        }
        if (ofTen >= 5) {
            year.add(new What("w1", "wish-fulfilled", "2026-05-20").measuring("rating", "4"));
            year.add(new What("w2", "wish-fulfilled", "2026-09-20").measuring("rating", "4"));
            year.add(attended("v", "2026-06-20", "volunteer-service").measuring("hours", "3"));
        }
        return year.toArray(What[]::new);
    }

    /** Spread evenly, so that each month has its share. */
    private static boolean comes(int occasion, int ofTen) {
        return occasion * ofTen % 10 < ofTen;
    }
}
