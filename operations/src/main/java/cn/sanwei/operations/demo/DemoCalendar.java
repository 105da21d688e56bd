package cn.sanwei.operations.demo;

import cn.sanwei.contracts.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Which days the demo covers: the whole cycle before the running one, and the running one up to the day on which the
 * demo was begun. What lies more than a month back is imported, the last month is entered command by command.
 */
record DemoCalendar(LocalDate day) {
    int running() {
        return day.getYear();
    }

    int closed() {
        return day.getYear() - 1;
    }

    /** First day of the month that is entered by single commands. */
    LocalDate lastMonthFrom() {
        return day.minusDays(30);
    }

    /** Last day of the publication that was held on paper; over, whenever the demo is begun. */
    LocalDate paperUntil() {
        LocalDate usual = LocalDate.of(running(), 1, 20);
        return usual.isBefore(day) ? usual : day.minusDays(1);
    }

    /** The months that are imported; of the last of them only the days before the last month. */
    List<YearMonth> imported() {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(lastMonthFrom().minusDays(1));
        for (YearMonth month = YearMonth.of(closed(), 1); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(Days.ZONE).toInstant();
    }
}
