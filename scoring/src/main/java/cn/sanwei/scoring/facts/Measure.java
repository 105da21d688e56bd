package cn.sanwei.scoring.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure of a fact (hours, yuan, the result of a quiz), fixed-point with four places. What has more places is rounded
 * half up; what is beyond {@link #LARGEST} keeps its sign and is only known to be beyond, for such a fact is parked.
 */
public record Measure(long tenThousandths) implements Comparable<Measure> {
    public static final long SCALE = 10_000;
    public static final Measure LARGEST = new Measure(1_000_000 * SCALE);
    private static final Measure BEYOND = new Measure(LARGEST.tenThousandths + 1);
    private static final int PLACES = 4;
    private static final BigDecimal LARGEST_DECIMAL = BigDecimal.valueOf(1_000_000);

    public static Measure of(BigDecimal decimal) {
        if (decimal.abs().compareTo(LARGEST_DECIMAL) > 0) {
            return decimal.signum() > 0 ? BEYOND : new Measure(-BEYOND.tenThousandths);
        }
        return new Measure(
                decimal.setScale(PLACES, RoundingMode.HALF_UP).unscaledValue().longValueExact());
    }

    public static Measure of(String text) {
        return of(new BigDecimal(text));
    }

    public static Measure ofWhole(long units) {
        return of(BigDecimal.valueOf(units));
    }

    public boolean isNegative() {
        return tenThousandths < 0;
    }

    /** Whether its size is one that a rule can reckon with. */
    public boolean isBounded() {
        return Math.abs(tenThousandths) <= LARGEST.tenThousandths;
    }

    @Override
    public int compareTo(Measure other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        if (!isBounded()) {
            return isNegative() ? "<-1000000" : ">1000000";
        }
        if (tenThousandths == 0) {
            return "0";
        }
        return BigDecimal.valueOf(tenThousandths, PLACES).stripTrailingZeros().toPlainString();
    }
}
