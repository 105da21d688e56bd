package cn.sanwei.scoring;

import static cn.sanwei.scoring.ledger.Given.attended;
import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.points;
import static cn.sanwei.scoring.ledger.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    void qinghe_gives_from_all_three_micros() {
        Ledger ledger = fold(
                template("qinghe"),
                read("f1", "2026-03-01"),
                attended("f2", "2026-03-06", "theme-day"),
                new What("f3", "wish-fulfilled", "2026-03-15").measuring("rating", "5"),
                new What("f4", "donation-made", "2026-03-16").measuring("yuan", "750"));

        assertThat(ledger.byMicro().get(Micro.PLATFORM)).isEqualTo(points("2"));
        assertThat(ledger.byMicro().get(Micro.POINTS)).isEqualTo(points("4"));
        assertThat(ledger.byMicro().get(Micro.WISH)).isEqualTo(points("11"));
    }

    @Test
    void branches_are_weighed_where_the_township_says_how() {
        assertThat(template("shiqiao").branchWeights()).isEqualTo(new BranchWeights(6000, 4000, 0));
        assertThat(template("yunxi").branchWeights()).isEqualTo(new BranchWeights(5000, 5000, 0));
        assertThat(template("qinghe").branchWeights()).isNull();
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
