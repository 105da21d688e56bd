package cn.sanwei.rating.read;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Clock;
import java.time.LocalDate;

/** Days are those of Asia/Shanghai. */
public final class Shanghai {
    private Shanghai() {}

    public static LocalDate today(Clock clock) {
        return CycleDays.dayOf(clock.instant());
    }
}
