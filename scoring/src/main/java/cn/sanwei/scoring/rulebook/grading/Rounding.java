package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import java.util.List;
import java.util.stream.Stream;

/** How a total becomes a whole number before its grade is looked up. The total itself stays as it is. */
public enum Rounding {
    /** From a half on upwards: 89.50 is 90, and -0.50 is 0. */
    HALF_UP("half-up", 50),
    /** What is beyond the whole number is dropped: 89.99 is 89, and -0.01 is -1. */
    DOWN("down", 0),
    /** Up to the next whole number: 89.01 is 90. */
    UP("up", 99);

    public static final List<String> CODES =
            Stream.of(values()).map(Rounding::code).toList();
    private static final int WHOLE = 100;
    private final String code;
    private final int lift;

    Rounding(String code, int lift) {
        this.code = code;
        this.lift = lift;
    }

    public String code() {
        return code;
    }

    public Points round(Points total) {
        return new Points(Math.floorDiv(total.hundredths() + lift, WHOLE) * WHOLE);
    }

    /** The least total that rounds to a whole number. */
    public Points least(Points whole) {
        return new Points(whole.hundredths() - lift);
    }

    public static Rounding ofCode(String code) {
        for (Rounding rounding : values()) {
            if (rounding.code.equals(code)) {
                return rounding;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
