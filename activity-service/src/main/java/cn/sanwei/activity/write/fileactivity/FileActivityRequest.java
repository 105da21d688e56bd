package cn.sanwei.activity.write.fileactivity;

import cn.sanwei.activity.write.ActivityRequests;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.OrganisationId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param leaderNote what the leader wants to say to the office; kept from everyone else
 * @param expects unless the kind says it: everyone, committee, group or volunteers */
@Schema(examples = """
        {"organisation": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "kind": "theme-day", "theme": "neighbours",
         "title": "主题党日：走进邻里", "content": "走访独居老人。", "place": "党群服务中心",
         "startsAt": "2026-12-05T14:00:00+08:00", "endsAt": "2026-12-05T16:00:00+08:00"}""")
public record FileActivityRequest(
        ActivityId activity,
        @NotNull OrganisationId organisation,
        @NotBlank @Pattern(regexp = ActivityRequests.KINDS) String kind,
        @Pattern(regexp = ActivityRequests.THEME) String theme,
        @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 4000) String content,
        @NotBlank @Size(max = 100) String place,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Pattern(regexp = ActivityRequests.EXPECTS) String expects,
        @Size(min = 1, max = 1000) String leaderNote) {}
