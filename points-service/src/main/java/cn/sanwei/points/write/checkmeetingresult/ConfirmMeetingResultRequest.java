package cn.sanwei.points.write.checkmeetingresult;

import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.points.domain.AwardCommand.HeldOnPaper;
import jakarta.validation.constraints.AssertTrue;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Empty, the publication begins today. With both days it is declared as held on paper already (docs/adr/0014): both are
 * past, and together they span the working days that the rule book demands.
 */
@Schema(examples = {"{}", "{\"heldFrom\": \"2026-01-08\", \"heldUntil\": \"2026-01-20\"}"})
public record ConfirmMeetingResultRequest(
        @PlausibleDay LocalDate heldFrom, @PlausibleDay LocalDate heldUntil) {

    @AssertTrue(message = "heldFrom 与 heldUntil 须同时填写")
    @Schema(hidden = true)
    public boolean isBothOrNone() {
        return (heldFrom == null) == (heldUntil == null);
    }

    Optional<HeldOnPaper> held() {
        return heldFrom == null ? Optional.empty() : Optional.of(new HeldOnPaper(heldFrom, heldUntil));
    }
}
