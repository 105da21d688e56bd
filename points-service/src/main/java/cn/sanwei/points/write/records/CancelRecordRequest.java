package cn.sanwei.points.write.records;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param reason read by the member, who decides and the office; it is in no event */
@Schema(examples = "{\"reason\": \"同一件事登记了两次。\"}")
public record CancelRecordRequest(@NotBlank @Size(max = 500) String reason) {}
