package cn.sanwei.points.write.fileobjection;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param objection drawn here where it is left out
 * @param member whose grade it is about
 * @param onBehalfOf the member who objected on paper; secretary or township office only
 */
@Schema(examples = """
                {"cycle": "2026", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "text": "认为年度出勤少记了一次，请核对。"}
                """)
public record FileObjectionRequest(
        ObjectionId objection,
        @NotNull Cycle cycle,
        @NotNull MemberId member,
        @NotBlank @Size(max = 2000) String text,
        MemberId onBehalfOf) {}
