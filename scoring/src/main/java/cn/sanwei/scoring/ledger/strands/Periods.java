package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.LocalDate;
import java.time.MonthDay;

/** When periods begin, as epoch days. A period that began before a cycle begins anew with it. */
final class Periods {
    private final CycleDays cycle;
    private final long first;
    private final MonthDay starts;

    Periods(CycleDays cycle) {
        this.cycle = cycle;
        this.first = cycle.first().toEpochDay();
        this.starts = MonthDay.from(cycle.first());
    }

    /** @param per null for all time */
    long start(CapPeriod per, LocalDate day) {
        if (per == null) {
            return Long.MIN_VALUE;
        }
        if (cycle.contains(day)) {
            return per == CapPeriod.CYCLE ? first : Math.max(first, per.startOf(day, cycle));
        }
        CycleDays other = CycleDays.around(day, starts);
        return Math.max(other.first().toEpochDay(), per.startOf(day, other));
    }
}
