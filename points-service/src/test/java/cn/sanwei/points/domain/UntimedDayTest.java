package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntimedDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 6);

    @ParameterizedTest
    @CsvSource({
        // Shanghai is eight hours ahead
        "2026-03-06T04:00:00Z, 2026-03-06T04:00:00Z",
        "2026-03-07T00:00:00Z, 2026-03-06T04:00:00Z",
        "2026-03-06T03:59:59Z, 2026-03-05T16:00:00Z",
        "2026-03-05T16:00:00Z, 2026-03-05T16:00:00Z",
    })
    void a_day_alone_is_its_noon_and_before_that_its_beginning(Instant writtenAt, Instant moment) {
        assertThat(UntimedDay.momentOf(DAY, writtenAt)).isEqualTo(moment);
        assertThat(UntimedDay.momentOf(DAY, writtenAt)).isBeforeOrEqualTo(writtenAt);
        assertThat(UntimedDay.isSaidBy(moment)).isTrue();
    }

    @Test
    void a_day_that_is_still_to_come_stays_in_the_future() {
        assertThat(UntimedDay.momentOf(DAY, Instant.parse("2026-03-05T15:59:59Z")))
                .isEqualTo(Instant.parse("2026-03-06T04:00:00Z"));
    }

    @Test
    void any_other_moment_says_its_time() {
        assertThat(UntimedDay.isSaidBy(Instant.parse("2026-03-06T11:30:00Z"))).isFalse();
        assertThat(UntimedDay.isSaidBy(Instant.parse("2026-03-06T04:00:00.001Z")))
                .isFalse();
    }
}
