package cn.sanwei.points.write.enterscore;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param score 0 to 100 with two places at most, as text: "87.50" */
@Schema(examples = "{\"cycle\": \"2026\", \"part\": \"points-work\", \"score\": \"87.50\"}")
public record EnterScoreRequest(
        @NotNull Cycle cycle,

        @NotNull @Pattern(regexp = "points-work|year-end-target")
        String part,

        @NotNull @Schema(implementation = String.class) Points score) {}
