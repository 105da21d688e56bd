package cn.sanwei.activity.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** The terms within which things about an activity may be done. */
public final class ActivityTerms {
    /** Filing afterwards is a habit of paper; what is older goes through the import of past facts. */
    public static final Duration FILED_AT_MOST_AFTER = Duration.ofDays(60);

    public static final Duration FILED_AT_MOST_AHEAD = Duration.ofDays(366);
    public static final Duration LONGEST = Duration.ofDays(7);
    public static final Duration OPENS_BEFORE = Duration.ofMinutes(30);
    public static final Duration LATE_AFTER = Duration.ofMinutes(10);
    public static final Duration MADE_UP_WITHIN = Duration.ofDays(60);
    /** One append closes an activity, an event for each absent member; the store takes 5,000. */
    public static final int MOST_EXPECTED = 4_000;

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

    private ActivityTerms() {}

    static Instant opensAt(Instant startsAt) {
        return startsAt.minus(OPENS_BEFORE);
    }

    static Instant lateAfter(Instant startsAt) {
        return startsAt.plus(LATE_AFTER);
    }

    /** The length in hours, two places. */
    static BigDecimal hours(Instant startsAt, Instant endsAt) {
        return BigDecimal.valueOf(Duration.between(startsAt, endsAt).toSeconds())
                .divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP);
    }
}
