package cn.sanwei.activity.read.activitydetail;

import cn.sanwei.activity.read.attendancesheet.AttendanceCounts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One activity as this caller may see it.
 *
 * @param leaderNote for whoever leads the organisation and the office, like {@code returnReason}
 * @param signedUp whether the caller's member signed up
 * @param mark the caller's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
        {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "organisation": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11",
         "kind": "theme-day", "title": "主题党日：走进邻里", "content": "走访独居老人。", "place": "党群服务中心",
         "startsAt": "2026-12-05T06:00:00Z", "endsAt": "2026-12-05T08:00:00Z", "expects": "everyone",
         "state": "closed", "counts": {"expected": 3, "present": 2, "late": 0, "leave": 0, "absent": 1, "madeUp": 0,
         "unmarked": 0}, "signedUp": false, "mark": "present"}""")
public record ActivityDetail(
        UUID id,
        UUID organisation,
        String kind,
        String theme,
        String title,
        String content,
        String place,
        Instant startsAt,
        Instant endsAt,
        String expects,
        String state,
        String leaderNote,
        String returnReason,
        AttendanceCounts counts,
        boolean signedUp,
        String mark) {}
