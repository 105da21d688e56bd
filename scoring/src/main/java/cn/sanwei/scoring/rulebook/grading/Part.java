package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * A part of the total with limits and a weight of its own.
 *
 * @param rules whose entries are in it; empty where it takes the rest
 * @param takesRest whether it takes everything that is in no other part
 * @param weight of one, in ten-thousandths
 * @param scaleOf what {@code scaleTo} stands for, in ten-thousandths; both alike where nothing is scaled
 */
public record Part(
        String id,
        String label,
        Set<String> rules,
        boolean takesRest,
        List<BasePoints> base,
        Limits limits,
        long scaleOf,
        long scaleTo,
        int weight) {
    public static final int WHOLE = 10_000;

    public Part {
        rules = Set.copyOf(rules);
        base = List.copyOf(base);
    }

    public boolean isWeighed() {
        return weight != WHOLE || scaleOf != scaleTo;
    }

    /**
     * Scaled, then weighed, then rounded to hundredths, half away from zero.
     *
     * @throws ArithmeticException when that is more than points can be
     */
    public Points weigh(Points points) {
        BigDecimal scaled = points.decimal()
                .multiply(BigDecimal.valueOf(scaleTo))
                .multiply(BigDecimal.valueOf(weight))
                .divide(BigDecimal.valueOf(scaleOf).multiply(BigDecimal.valueOf(WHOLE)), 2, RoundingMode.HALF_UP);
        return new Points(scaled.movePointRight(2).longValueExact());
    }
}
