package cn.sanwei.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are those of Asia/Shanghai, wherever the service runs. */
public final class Days {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
