package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * Points, fixed-point with two places; never floating. Written as text ("87.50"), so that no reader's JSON number
 * rounds them. Sums that leave a {@code long} of hundredths throw.
 */
public record Points(long hundredths) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    /** @throws IllegalArgumentException for anything but a decimal with at most two places */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Points of(String text) {
        try {
            return of(new BigDecimal(text));
        } catch (NumberFormatException | NullPointerException e) {
            throw new IllegalArgumentException("points are a decimal such as 87.50", e);
        }
    }

    /** @throws IllegalArgumentException when it has more than two places or more than twelve digits before them */
    public static Points of(BigDecimal decimal) {
        if (decimal.precision() - decimal.scale() > 12 || decimal.scale() > 1000) {
            throw new IllegalArgumentException("points have at most twelve digits before the decimal point");
        }
        try {
            return new Points(decimal.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("points have two decimal places at most", e);
        }
    }

    public static Points ofWhole(long points) {
        return new Points(Math.multiplyExact(points, 100L));
    }

    public Points plus(Points other) {
        return new Points(Math.addExact(hundredths, other.hundredths));
    }

    public Points minus(Points other) {
        return new Points(Math.subtractExact(hundredths, other.hundredths));
    }

    public Points times(long factor) {
        return new Points(Math.multiplyExact(hundredths, factor));
    }

    public Points negated() {
        return new Points(Math.negateExact(hundredths));
    }

    public boolean isNegative() {
        return hundredths < 0;
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(hundredths, 2);
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(hundredths, other.hundredths);
    }

    @JsonValue
    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
