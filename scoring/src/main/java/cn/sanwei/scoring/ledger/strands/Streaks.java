package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Amount;
import java.time.LocalDate;
import java.util.List;

/** Counts successive periods in which something happened. */
final class Streaks {
    private Streaks() {}

    /**
     * @param length of successive periods up to now
     * @param complete whether this occurrence is the one that made the streak
     */
    record Run(int length, boolean complete) {}

    /** @param before the occurrences of the cycle so far */
    static Run run(Amount.Streak streak, List<LedgerEntry> before, LocalDate day) {
        LocalDate last = null;
        int length = 0;
        boolean given = false;
        boolean complete = false;
        for (int i = 0; i <= before.size(); i++) {
            LocalDate period =
                    start(streak.of(), i < before.size() ? before.get(i).on() : day);
            complete = false;
            if (period.equals(last)) {
                continue;
            }
            boolean anew = last == null || !period.equals(next(streak.of(), last)) || length == streak.length();
            length = anew ? 1 : length + 1;
            complete = length == streak.length() && (streak.again() || !given);
            given |= complete;
            last = period;
        }
        return new Run(length, complete);
    }

    private static LocalDate start(CapPeriod of, LocalDate day) {
        return of == CapPeriod.DAY ? day : LocalDate.ofEpochDay(of.startOf(day, null));
    }

    private static LocalDate next(CapPeriod of, LocalDate start) {
        return switch (of) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER, CYCLE -> throw new IllegalArgumentException(of.code());
        };
    }
}
