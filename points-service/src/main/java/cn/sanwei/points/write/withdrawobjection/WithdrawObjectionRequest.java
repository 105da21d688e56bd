package cn.sanwei.points.write.withdrawobjection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param paper left out by who takes his own objection back, needed from everybody else */
@Schema(examples = "{\"paper\": {\"signedOn\": \"2027-01-13\", \"document\": \"撤回异议申请书（本人签名），存支部档案\"}}")
public record WithdrawObjectionRequest(@Valid Paper paper) {

    /** @param document which paper it is and where it is kept; in no event */
    @Schema(examples = "{\"signedOn\": \"2027-01-13\", \"document\": \"撤回异议申请书（本人签名），存支部档案\"}")
    public record Paper(
            @NotNull LocalDate signedOn,
            @NotBlank @Size(max = 200) String document) {}
}
