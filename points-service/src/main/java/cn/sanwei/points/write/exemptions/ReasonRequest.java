package cn.sanwei.points.write.exemptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param reason read by the member, his branch and the office; it is in no event */
@Schema(examples = "{\"reason\": \"已康复并参加活动，支部大会建议参加评定。\"}")
public record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}
