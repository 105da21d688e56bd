package cn.sanwei.points.read.box;

import cn.sanwei.contracts.OrganisationId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody must know who wants to write.
 *
 * @param entries how many of his are open or were written today
 * @param most so many may be
 * @param organisations about which one may write
 */
@Schema(examples = """
                {"entries": 1, "most": 5, "daysToAcknowledge": 2, "daysToAnswer": 10,
                 "organisations": [{"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "云溪社区第一党支部"}]}
                """)
public record BoxForm(int entries, int most, int daysToAcknowledge, int daysToAnswer, List<Choice> organisations) {

    @Schema(
            name = "BoxOrganisation",
            examples = "{\"organisation\": \"6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2\", \"name\": \"云溪社区第一党支部\"}")
    public record Choice(OrganisationId organisation, String name) {}
}
