package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;

/** At most so many points, or so many times, in a period. */
public sealed interface Cap {
    CapPeriod per();

    /** @param points always above zero; for a rule that deducts, at most so many are deducted */
    record OfPoints(CapPeriod per, Points points) implements Cap {}

    record OfTimes(CapPeriod per, int times) implements Cap {}
}
