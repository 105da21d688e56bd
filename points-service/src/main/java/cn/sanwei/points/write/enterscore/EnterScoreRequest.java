package cn.sanwei.points.write.enterscore;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One scorer's sheet.
 *
 * @param score 0 to 100 with two places at most, as text: "87.50"
 * @param name of the scorer, as he signs; it is in no event
 * @param onPaper whether the caller types in what another has signed: then the name alone says whose it is
 */
@Schema(
        examples = {
            "{\"cycle\": \"2026\", \"part\": \"points-work\", \"score\": \"87.50\", \"name\": \"张敏\"}",
            "{\"cycle\": \"2026\", \"part\": \"points-work\", \"score\": \"85.00\", \"name\": \"李国强\", \"onPaper\": true}"
        })
public record EnterScoreRequest(
        @NotNull Cycle cycle,

        @NotNull @Pattern(regexp = "points-work|year-end-target")
        String part,

        @NotNull @Schema(implementation = String.class) Points score,
        @Size(max = 40) String name,
        Boolean onPaper) {

    String signed() {
        return name == null ? "" : name.strip();
    }

    boolean typedFromPaper() {
        return Boolean.TRUE.equals(onPaper);
    }
}
