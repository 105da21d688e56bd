package cn.sanwei.points.write.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param onBehalfOf the member who asked on paper; secretary or township office only
 * @param reason read by branch and office; it is in no event
 */
@Schema(examples = "{\"cycle\": \"2026\", \"reason\": \"长期患病住院，附医院证明。\"}")
public record RequestExemptionRequest(
        @NotNull Cycle cycle,
        MemberId onBehalfOf,
        @NotBlank @Size(max = 1000) String reason) {}
