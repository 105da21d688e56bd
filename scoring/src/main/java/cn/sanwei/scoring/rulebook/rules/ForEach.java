package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;

/**
 * Points by units of a measure.
 *
 * @param unit size of one, above zero
 * @param wholeUnits what is left over of the last unit does not count; otherwise it counts in part, and the points are
 *     rounded to hundredths, half away from zero
 * @param atMost units of one occurrence that count, or null for no such bound
 */
public record ForEach(String measure, Measure unit, boolean wholeUnits, Integer atMost) {

    Points points(Points each, Measure measured) {
        long amount = Math.max(0, measured.tenThousandths());
        long size = unit.tenThousandths();
        if (atMost != null) {
            amount = Math.min(amount, Math.multiplyExact(size, atMost));
        }
        if (wholeUnits) {
            return each.times(amount / size);
        }
        return new Points(Ratio.halfAwayFromZero(Math.multiplyExact(each.hundredths(), amount), size));
    }
}
