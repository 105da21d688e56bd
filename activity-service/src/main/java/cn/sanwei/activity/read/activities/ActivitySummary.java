package cn.sanwei.activity.read.activities;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** An activity in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivitySummary(
        UUID id,
        UUID organisation,
        String kind,
        String theme,
        String title,
        String place,
        Instant startsAt,
        Instant endsAt,
        String expects,
        String state) {
    /** What {@link #of} reads, in its order. */
    public static final String COLUMNS = """
            cast(id as text), cast(organisation as text), kind, theme, title, place,
            cast(extract(epoch from starts_at) * 1000 as bigint), cast(extract(epoch from ends_at) * 1000 as bigint),
            expects, state
            """;

    public static ActivitySummary of(Object[] row) {
        return new ActivitySummary(
                UUID.fromString((String) row[0]),
                UUID.fromString((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                Instant.ofEpochMilli(((Number) row[6]).longValue()),
                Instant.ofEpochMilli(((Number) row[7]).longValue()),
                (String) row[8],
                (String) row[9]);
    }
}
