package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the members of a branch are shown of its meeting's result while anybody may object to it.
 *
 * @param state open, recorded, returned, published or awarded
 * @param until last day of the publication; null unless it is published
 * @param grades empty unless it is published
 */
@Schema(examples = """
        {"branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "第一党支部", "cycle": "2026", "state": "published",
         "until": "2027-01-20", "grades": [
           {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国", "mine": true, "reason": null,
            "grade": {"code": "three-stars", "label": "三星", "stars": 3}}]}
        """)
public record PublicationView(
        OrganisationId branch, String name, Cycle cycle, String state, LocalDate until, List<Grade> grades) {
    /**
     * @param name null where it was erased
     * @param reason why the meeting departs from what the points show; to him alone
     */
    public record Grade(MemberId member, String name, boolean mine, MeetingResultView.Choice grade, String reason) {}
}
