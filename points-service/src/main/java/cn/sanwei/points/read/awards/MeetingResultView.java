package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param state open, recorded, returned, published or awarded
 * @param until last day of the publication, or null
 * @param openObjections unanswered
 * @param returnReason why the office sent it back, or null
 * @param grades as they stand; while it is sent back, what was sent back
 * @param objectionDays working days that the rule book demands for the publication
 * @param wouldEnd its last day if it began today; null once it is out
 * @param choices the grades that there are
 * @param roster who is in the branch or a group below it today
 */
@Schema(examples = """
                {"branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "cycle": "2026", "state": "published", "version": 3,
                 "until": "2027-01-20", "openObjections": 0, "returnReason": null, "grades": [
                   {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "grade": "three-stars", "reason": null}],
                 "objectionDays": 5, "wouldEnd": null,
                 "choices": [{"code": "three-stars", "label": "三星", "stars": 3}],
                 "roster": [{"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国", "exempt": false}]}
                """)
public record MeetingResultView(
        OrganisationId branch,
        Cycle cycle,
        String state,
        int version,
        LocalDate until,
        int openObjections,
        String returnReason,
        List<Grade> grades,
        int objectionDays,
        LocalDate wouldEnd,
        List<Choice> choices,
        List<OnRoster> roster) {

    public record Choice(String code, String label, int stars) {}

    /** @param exempt by what he is or by approval: he is given no star */
    public record OnRoster(MemberId member, String name, boolean exempt) {}

    /** @param reason where it is another than the points show; null where none was given or it was erased */
    public record Grade(MemberId member, String grade, String reason) {}
}
