package cn.sanwei.points.write.checkmeetingresult;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param reason for the branch; it is in no event */
@Schema(examples = "{\"reason\": \"缺少两名党员的评定，请补齐后再报。\"}")
public record ReturnMeetingResultRequest(
        @NotBlank @Size(max = 500) String reason) {}
