package cn.sanwei.points.write.queries;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of the ledger as the member reads it.
 *
 * @param entry the event that the entry comes from
 * @param rule the rule that made it
 * @param label what the entry is called
 * @param text read by who answers; it is in no event
 * @param onBehalfOf the member who asked on paper; whoever leads him only
 */
@Schema(examples = """
                {"cycle": "2026", "entry": "79a5838e-db28-446e-928a-b7cf2cca5cd7", "rule": "mediation",
                 "eventType": "cn.sanwei.points.record-confirmed.v1", "label": "调解纠纷", "text": "那天调解了两起。"}
                """)
public record FileQueryRequest(
        @NotNull Cycle cycle,
        @NotNull UUID entry,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "须为积分项的代码")
        String rule,

        @NotNull @Pattern(regexp = "cn\\.sanwei\\.[a-z]{1,20}\\.[a-z-]{1,60}\\.v[0-9]{1,3}", message = "须为事件的类型")
        String eventType,

        @NotBlank @Size(max = 100) String label,
        @NotBlank @Size(max = 1000) String text,
        MemberId onBehalfOf) {}
