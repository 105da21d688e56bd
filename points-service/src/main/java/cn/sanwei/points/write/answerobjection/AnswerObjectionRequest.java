package cn.sanwei.points.write.answerobjection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param grade what the member is given instead; needed where the objection is upheld, and only there */
@Schema(examples = "{\"upheld\": true, \"grade\": \"three-stars\", \"answer\": \"经核查属实，按积分评为三星。\"}")
public record AnswerObjectionRequest(
        @NotNull Boolean upheld,
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String grade,
        @NotBlank @Size(max = 2000) String answer) {}
