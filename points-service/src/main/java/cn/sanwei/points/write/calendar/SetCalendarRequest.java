package cn.sanwei.points.write.calendar;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All of the year's: what is not repeated is no longer so.
 *
 * @param holidays not worked, from Monday to Friday
 * @param worked Saturdays and Sundays that are
 * @param revision of what the caller saw; left out, whatever stands is replaced
 */
@Schema(
        examples =
                "{\"holidays\": [\"2026-10-01\", \"2026-10-02\"], \"worked\": [\"2026-10-10\"], \"revision\": \"5b1f0c9ae2d4\"}")
public record SetCalendarRequest(
        @NotNull @Size(max = 366) Set<@NotNull LocalDate> holidays,
        @NotNull @Size(max = 366) Set<@NotNull LocalDate> worked,
        @Size(max = 40) String revision) {}
