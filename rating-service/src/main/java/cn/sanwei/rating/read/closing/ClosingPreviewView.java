package cn.sanwei.rating.read.closing;

import cn.sanwei.rating.read.GradeView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What closing a cycle would freeze, or has frozen.
 *
 * @param closed what was frozen, and when; null while the cycle is open here
 * @param starless graded members without a star, by pages
 * @param next cursor of the next page, or null
 */
@Schema(examples = """
        {"cycle": "2026", "graded": 890, "exempt": 3, "grades": [
           {"grade": {"code": "one-star", "label": "一星", "stars": 1}, "members": 700}],
         "closed": null, "quarters": [{"quarter": 1, "branches": 25, "closedAt": "2026-04-08T01:00:00Z"}],
         "starless": [{"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "沈知夏",
           "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "organisationName": "云溪两新企业第1党支部",
           "total": "57.50", "grade": {"code": "none", "label": "未评星", "stars": 0},
           "toNext": "一星", "missing": "2.50", "unmet": []}], "next": null}
        """)
public record ClosingPreviewView(
        String cycle,
        int graded,
        int exempt,
        List<GradeCount> grades,
        Closed closed,
        List<QuarterClosed> quarters,
        List<Starless> starless,
        String next) {

    public record GradeCount(GradeView grade, int members) {}

    /** @param hash of everything that was frozen */
    public record Closed(OffsetDateTime closedAt, String hash, int ruleBookVersion) {}

    /** @param branches how many are frozen already */
    public record QuarterClosed(int quarter, int branches, OffsetDateTime closedAt) {}

    /**
     * @param toNext the grade above; null where there is none to say, as in a closed cycle
     * @param missing 0.00 where only a condition is not met
     * @param unmet in words
     */
    public record Starless(
            UUID member,
            String name,
            UUID organisation,
            String organisationName,
            String total,
            GradeView grade,
            String toNext,
            String missing,
            List<String> unmet) {}
}
