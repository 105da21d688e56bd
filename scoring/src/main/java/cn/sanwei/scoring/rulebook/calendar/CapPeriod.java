package cn.sanwei.scoring.rulebook.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a cap lasts. Days are those of Asia/Shanghai; quarters are counted from the day on which the cycle starts. */
public enum CapPeriod {
    DAY("day", "每日"),
    WEEK("week", "每周"),
    MONTH("month", "每月"),
    QUARTER("quarter", "每季度"),
    CYCLE("cycle", "本积分年度");

    private static final int MONTHS_IN_A_QUARTER = 3;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final long SOME_MONDAY = LocalDate.of(2001, 1, 1).toEpochDay();
    private final String code;
    private final String words;

    CapPeriod(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** As {@link #start}, as an epoch day. */
    public long startOf(LocalDate day, CycleDays cycle) {
        return switch (this) {
            case DAY -> day.toEpochDay();
            case WEEK -> {
                long epochDay = day.toEpochDay();
                yield epochDay - Math.floorMod(epochDay - SOME_MONDAY, DAYS_OF_A_WEEK);
            }
            case MONTH -> day.toEpochDay() - day.getDayOfMonth() + 1;
            case QUARTER, CYCLE -> start(day, cycle).toEpochDay();
        };
    }

    /** The first day of the period that {@code day} lies in, and that lies in the cycle. A week starts on Monday. */
    public LocalDate start(LocalDate day, CycleDays cycle) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> quarter(day, cycle.first());
            case CYCLE -> cycle.first();
        };
    }

    private static LocalDate quarter(LocalDate day, LocalDate first) {
        LocalDate start = first;
        for (int i = 1; i < 4; i++) {
            LocalDate next = first.plusMonths((long) i * MONTHS_IN_A_QUARTER);
            if (next.isAfter(day)) {
                break;
            }
            start = next;
        }
        return start;
    }
}
