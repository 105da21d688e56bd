package cn.sanwei.points.write.queries;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param text read by the office; it is in no event */
@Schema(examples = "{\"text\": \"两起在不同的两户，有调解协议书为证。\"}")
public record AppealRequest(@NotBlank @Size(max = 1000) String text) {}
