package cn.sanwei.scoring.rulebook.rules;

/** Division of whole figures with the one rounding that points know. */
public final class Ratio {
    private Ratio() {}

    /** @param divisor above zero */
    public static long halfAwayFromZero(long dividend, long divisor) {
        long half = divisor / 2 + divisor % 2;
        long rest = Math.abs(dividend % divisor);
        long quotient = dividend / divisor;
        return rest >= half ? quotient + Long.signum(dividend) : quotient;
    }
}
