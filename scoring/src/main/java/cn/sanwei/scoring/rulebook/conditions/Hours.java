package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * When in the day and on which days of the week, in Shanghai.
 *
 * @param from null for any time; from later than below: over midnight
 * @param below the first moment that is too late
 * @param weekdays empty for any
 */
public record Hours(LocalTime from, LocalTime below, Set<DayOfWeek> weekdays) {
    public static final Hours ANY = new Hours(null, null, Set.of());

    public Hours {
        weekdays = Set.copyOf(weekdays);
    }

    public boolean hold(Instant instant) {
        if (from == null && weekdays.isEmpty()) {
            return true;
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, CycleDays.ZONE);
        return (weekdays.isEmpty() || weekdays.contains(local.getDayOfWeek()))
                && (from == null || holds(local.toLocalTime()));
    }

    private boolean holds(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean open = time.isBefore(below);
        return from.isBefore(below) ? begun && open : begun || open;
    }
}
