package cn.sanwei.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days, and months and years with them, are those of Asia/Shanghai, wherever a program runs. */
public final class Days {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
