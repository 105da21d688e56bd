package cn.sanwei.scoring.ledger;

import static cn.sanwei.scoring.ledger.Given.fold;
import static cn.sanwei.scoring.ledger.Given.read;
import static cn.sanwei.scoring.ledger.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When in the day and the week something counts, and in which organisation. */
class HoursTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-06T18:59:59.999, 0",
        "2026-03-06T19:00:00, 1",
        "2026-03-06T21:29:59.999, 1",
        "2026-03-06T21:30:00, 0",
    })
    void a_window_of_the_clock_is_half_open(String when, int entries) {
        assertThat(fold(reading("1", "when: {clock: {from: \"19:00\", below: \"21:30\"}}"), read("f1", when))
                        .entries())
                .hasSize(entries);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-03-06T21:59:59, 0", "2026-03-06T22:00:00, 1", "2026-03-07T05:59:59, 1", "2026-03-07T06:00:00, 0"})
    void a_window_that_begins_later_than_it_ends_passes_midnight(String when, int entries) {
        assertThat(fold(reading("1", "when: {clock: {from: \"22:00\", below: \"06:00\"}}"), read("f1", when))
                        .entries())
                .hasSize(entries);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-03-06T23:59:59, 0", "2026-03-07T00:00:00, 1", "2026-03-08T23:59:59, 1", "2026-03-09T00:00:00, 0"})
    void days_of_the_week_are_those_of_shanghai(String when, int entries) {
        assertThat(fold(reading("1", "when: {weekdays: [saturday, sunday]}"), read("f1", when))
                        .entries())
                .hasSize(entries);
    }

    @ParameterizedTest(name = "in {0}: {1}")
    @CsvSource({"b1, 1", "b2, 0"})
    void a_rule_of_one_organisation_scores_its_members_only(String organisation, int entries) {
        assertThat(fold(reading("1", "when: {organisations: [" + organisation + "]}"), read("f1", "2026-03-06"))
                        .entries())
                .hasSize(entries);
    }
}
