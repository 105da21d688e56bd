package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.edge.Problems;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three months, asked for by the calendar or as a quarter of a cycle.
 *
 * @param name as it was asked for
 * @param cycle null for months that are no quarter of the township's cycles: such are never closed
 * @param number 1 to 4, from the cycle's first day; null like the cycle
 */
record QuarterOfCycle(String name, LocalDate first, String cycle, Integer number) {
    private static final Pattern OF_CALENDAR = Pattern.compile("(20[0-9]{2})-Q([1-4])");
    private static final Pattern OF_CYCLE = Pattern.compile("[1-4]");

    /** What a caller wrote. */
    record Asked(String quarter, Optional<Cycle> cycle) {
        /** 400 for what is neither. */
        Asked {
            if (cycle.isPresent()
                    ? !OF_CYCLE.matcher(String.valueOf(quarter)).matches()
                    : !OF_CALENDAR.matcher(String.valueOf(quarter)).matches()) {
                throw Problems.malformed("quarter", "请写成 2026-Q3 的形式，或同时给出积分年度和 1 到 4 的季度");
            }
        }

        /** 404 for a quarter of a cycle where no rule book says when cycles begin. */
        QuarterOfCycle in(Optional<RuleBooks> books) {
            if (cycle.isPresent()) {
                CycleDays days = books.orElseThrow(Problems::notFound).days(cycle.get());
                int number = Integer.parseInt(quarter);
                return new QuarterOfCycle(
                        cycle.get() + "-" + number,
                        Months.quarters(days).get(number - 1).first(),
                        cycle.get().value(),
                        number);
            }
            Matcher asked = OF_CALENDAR.matcher(quarter);
            asked.matches();
            LocalDate first =
                    LocalDate.of(Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)) * 3 - 2, 1);
            CycleDays days = books.map(known ->
                            known.cycleAround(first.atStartOfDay(CycleDays.ZONE).toInstant()))
                    .orElse(null);
            int number = days == null
                    ? 0
                    : 1
                            + Months.quarters(days).stream()
                                    .map(Months::first)
                                    .toList()
                                    .indexOf(first);
            return number == 0
                    ? new QuarterOfCycle(quarter, first, null, null)
                    : new QuarterOfCycle(quarter, first, days.cycle().value(), number);
        }
    }

    LocalDate after() {
        return first.plusMonths(3);
    }

    LocalDate last() {
        return after().minusDays(1);
    }
}
