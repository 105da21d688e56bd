package cn.sanwei.activity.write.completefiling;

import cn.sanwei.activity.write.ActivityRequests;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is absent stays as it was filed. */
@Schema(examples = """
        {"place": "党群服务中心二楼会议室", "content": "走访独居老人，负责人为支部副书记。"}""")
public record CompleteFilingRequest(
        @Pattern(regexp = ActivityRequests.THEME) String theme,
        @Size(min = 1, max = 100) String title,
        @Size(min = 1, max = 4000) String content,
        @Size(min = 1, max = 100) String place,
        Instant startsAt,
        Instant endsAt,
        @Pattern(regexp = ActivityRequests.EXPECTS) String expects,
        @Size(min = 1, max = 1000) String leaderNote) {}
