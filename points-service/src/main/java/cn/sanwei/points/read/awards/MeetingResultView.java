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
 */
@Schema(examples = """
                {"branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "cycle": "2026", "state": "published", "version": 3,
                 "until": "2027-01-20", "openObjections": 0, "returnReason": null, "grades": [
                   {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "grade": "three-stars", "reason": null}]}
                """)
public record MeetingResultView(
        OrganisationId branch,
        Cycle cycle,
        String state,
        int version,
        LocalDate until,
        int openObjections,
        String returnReason,
        List<Grade> grades) {

    /** @param reason where it is another than the points show; null where none was given or it was erased */
    public record Grade(MemberId member, String grade, String reason) {}
}
