package cn.sanwei.points.write.reopencycle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param reason shown to the township for good; it is in no event */
@Schema(examples = "{\"reason\": \"第三季度志愿服务时长漏录一批，补录后重新结账。\"}")
public record ReopenRequest(@NotBlank @Size(max = 500) String reason) {}
