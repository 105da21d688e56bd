package cn.sanwei.activity.read.activities;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "organisation": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11",
         "kind": "theme-day", "theme": "neighbours", "title": "主题党日：走进邻里", "place": "党群服务中心",
         "startsAt": "2026-12-05T06:00:00Z", "endsAt": "2026-12-05T08:00:00Z", "expects": "everyone",
         "state": "published"}""")
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
