package cn.sanwei.points.write.recordmeetingresult;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.AwardCommand.DecidedGrade;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Each member of the branch's roster once, also the secretary himself; who is exempt by the rule book may be left out. */
@Schema(examples = """
                {"cycle": "2026", "grades": [
                  {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "grade": "three-stars", "asIndicated": true},
                  {"member": "0e6a3b0c-41a2-4b57-8f7d-2c1d8a9e0b1f", "grade": "one-star", "asIndicated": false,
                   "reason": "支部大会认为全年请假较多。"}]}
                """)
public record RecordMeetingResultRequest(
        @NotNull Cycle cycle, @NotEmpty @Size(max = 1000) List<@NotNull @Valid Grade> grades) {

    /**
     * @param asIndicated whether it is what the points show
     * @param reason needed where it is not
     */
    public record Grade(
            @NotNull MemberId member,

            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
            String grade,

            @NotNull Boolean asIndicated,
            @Size(max = 500) String reason) {

        DecidedGrade decided() {
            return new DecidedGrade(member, grade, asIndicated, Optional.ofNullable(reason));
        }
    }
}
