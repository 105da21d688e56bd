package cn.sanwei.points.wiring;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Clock;
import java.time.LocalDate;

/** The day it is, in Asia/Shanghai. */
public final class Days {
    private Days() {}

    public static LocalDate today(Clock clock) {
        return CycleDays.dayOf(clock.instant());
    }
}
