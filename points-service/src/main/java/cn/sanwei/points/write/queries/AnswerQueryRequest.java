package cn.sanwei.points.write.queries;

import cn.sanwei.contracts.RecordId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param outcome explained, or corrected where a correction is proposed or made
 * @param text read by the member; it is in no event
 * @param record what makes up for an entry that comes from no record and no activity; only where it is corrected
 */
@Schema(examples = "{\"outcome\": \"explained\", \"text\": \"两起是同一户，按细则计一次。\"}")
public record AnswerQueryRequest(
        @NotNull @Pattern(regexp = "explained|corrected", message = "须为 explained 或 corrected")
        String outcome,

        @NotBlank @Size(max = 1000) String text,
        RecordId record) {}
