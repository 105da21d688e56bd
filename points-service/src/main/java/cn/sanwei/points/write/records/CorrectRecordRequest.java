package cn.sanwei.points.write.records;

import cn.sanwei.points.domain.RecordRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param row what takes the place of what the record says; its member may be left out
 * @param reason read by the member, who decides and the office; it is in no event
 */
@Schema(examples = """
                {"row": {"fact": "deed-recorded", "on": "2026-03-07", "measures": {"hours": 1.5},
                         "attributes": {"kind": "mediation"}}, "reason": "日期记错一天。"}
                """)
public record CorrectRecordRequest(
        @NotNull RecordRow row, @NotBlank @Size(max = 500) String reason) {}
