package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Points, fixed-point with two places; never floating. Written as text ("87.50"), so that no reader's JSON number
 * rounds them. At most twelve digits before the point, whatever they come from: what is computed beyond that throws
 * {@link ArithmeticException}, since no reader would take it.
 */
public record Points(long hundredths) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);
    private static final long MOST = 99_999_999_999_999L;
    private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,2})?");

    public Points {
        if (hundredths > MOST || hundredths < -MOST) {
            throw new ArithmeticException("points have at most twelve digits before the decimal point");
        }
    }

    /**
     * Digits 0 to 9 only, without exponent, plus sign or leading zeros.
     *
     * @throws IllegalArgumentException for anything but a decimal with at most two places
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Points of(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("points are a decimal such as 87.50");
        }
        return of(new BigDecimal(text));
    }

    /** @throws IllegalArgumentException when it has more than two places or more than twelve digits before them */
    public static Points of(BigDecimal decimal) {
        if ((long) decimal.precision() - decimal.scale() > 12 || decimal.scale() > 1000) {
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
