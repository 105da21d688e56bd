package cn.sanwei.scoring.rulebook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleDaysTest {

    @ParameterizedTest(name = "{1} lies in cycle {2} from {0}")
    @CsvSource({
        "--01-01, 2025-12-31, 2025", "--01-01, 2026-01-01, 2026", "--01-01, 2024-02-29, 2024",
        "--07-01, 2026-06-30, 2025", "--07-01, 2026-07-01, 2026", "--07-01, 2027-06-30, 2026",
        "--02-28, 2024-02-28, 2024", "--02-28, 2024-02-27, 2023", "--12-31, 2026-12-30, 2025"
    })
    void a_day_lies_in_the_cycle_named_by_the_year_in_which_it_starts(MonthDay starts, LocalDate day, String cycle) {
        CycleDays days = CycleDays.around(day, starts);

        assertThat(days.cycle()).isEqualTo(Cycle.of(cycle));
        assertThat(days.contains(day)).isTrue();
    }

    @Test
    void a_cycle_from_july_ends_on_the_last_of_june() {
        CycleDays days = CycleDays.of(Cycle.of(2026), MonthDay.of(7, 1));

        assertThat(days.first()).hasToString("2026-07-01");
        assertThat(days.last()).hasToString("2027-06-30");
        assertThat(days.contains(LocalDate.parse("2027-07-01"))).isFalse();
        assertThat(days.contains(LocalDate.parse("2026-06-30"))).isFalse();
    }

    @Test
    void a_day_begins_at_midnight_in_shanghai() {
        assertThat(CycleDays.dayOf(Instant.parse("2026-03-05T15:59:59.999Z"))).hasToString("2026-03-05");
        assertThat(CycleDays.dayOf(Instant.parse("2026-03-05T16:00:00Z"))).hasToString("2026-03-06");
    }
}
