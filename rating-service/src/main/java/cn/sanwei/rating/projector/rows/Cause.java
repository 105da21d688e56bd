package cn.sanwei.rating.projector.rows;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The event because of which something is folded again. */
public record Cause(UUID event, Instant recordedAt) {
    /** The turn of a day, which is no event: its id is made from township and day, and its time is the day's beginning. */
    public static Cause ofTurn(String township, LocalDate day) {
        return new Cause(
                UUID.nameUUIDFromBytes(("turn/" + township + "/" + day).getBytes(StandardCharsets.UTF_8)),
                day.atStartOfDay(CycleDays.ZONE).toInstant());
    }
}
