package cn.sanwei.points.write.box;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody writes to the township. What is not said of the three that are true or false is false.
 *
 * @param area what it is about, as the box offers them
 * @param about which organisation it concerns; null for none
 * @param concernsLeader whether it is about who leads that organisation, who then neither sees nor answers it
 * @param shielded whether a branch that is to answer shall not learn who wrote it: it then reads the office's summary
 * @param contact how the author may be reached, if he wishes; a member's name is known without
 * @param onPaper typed in by the office from a letter; only the office
 * @param onBehalfOf the member who wrote that letter, if it was one
 */
@Schema(examples = """
                {"kind": "suggestion", "area": "party-life", "text": "建议把主题党日放在周末上午，上班的同志也能参加。",
                 "about": null, "concernsLeader": false, "shielded": false, "contact": "晚上七点以后可以打电话",
                 "onPaper": false, "onBehalfOf": null}
                """)
public record FileEntryRequest(
        @NotNull @Pattern(regexp = "complaint|suggestion|question", message = "须为 complaint、suggestion 或 question")
        String kind,

        @NotNull @Pattern(regexp = AREAS, message = "没有这个方面")
        String area,

        @NotBlank @Size(max = 2000) String text,
        OrganisationId about,
        Boolean concernsLeader,
        Boolean shielded,
        @Size(max = 100) String contact,
        Boolean onPaper,
        MemberId onBehalfOf) {
    static final String AREAS = "party-life|points|wishes|conduct|services|surroundings|platform|other";
}
