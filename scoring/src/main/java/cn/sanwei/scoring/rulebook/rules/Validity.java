package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Points;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * For how long an entry counts.
 *
 * @param longer for entries of more than so many points, without sign, in rising order
 * @param acrossCycles whether what is still valid when a cycle begins counts in that one too
 */
public record Validity(Period lasts, List<Longer> longer, boolean acrossCycles) {
    public record Longer(Points above, Period lasts) {}

    public Validity {
        longer = List.copyOf(longer);
    }

    /** The first day on which it is no longer valid. */
    public LocalDate until(LocalDate day, Points raw) {
        Period counted = lasts;
        for (Longer one : longer) {
            if (Math.abs(raw.hundredths()) > one.above().hundredths()) {
                counted = one.lasts();
            }
        }
        return day.plus(counted);
    }
}
