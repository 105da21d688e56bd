package cn.sanwei.activity.read.activitydetail;

import cn.sanwei.activity.read.attendancesheet.AttendanceCounts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * One activity as this caller may see it.
 *
 * @param leaderNote for whoever leads the organisation and the office, like {@code returnReason}
 * @param signedUp whether the caller's member signed up
 * @param mark the caller's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
