package cn.sanwei.rating.read.quarters;

import cn.sanwei.rating.read.GradeView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A quarter of a member's cycle that is closed.
 *
 * @param quarter 1 to 4, from the cycle's first day
 * @param earned the points of these months, frozen
 * @param total what the quarter counted, frozen: the same, unless the rule book gives quarters a base or limits
 * @param grade null where quarters are not graded, and for whom was exempt
 * @param correction what the entries of these months give now less what was frozen
 * @param hash of the member's frozen quarter
 */
@Schema(examples = """
        {"cycle": "2026", "quarter": 3, "first": "2026-07-01", "last": "2026-09-30", "closedAt": "2026-10-09T01:00:00Z",
         "earned": "22.50", "total": "72.50", "grade": {"code": "one-star", "label": "一星", "stars": 1},
         "exempt": false, "correction": "2.00", "ruleBookVersion": 2, "hash": "c3c3…"}
        """)
public record QuarterView(
        String cycle,
        int quarter,
        LocalDate first,
        LocalDate last,
        OffsetDateTime closedAt,
        String earned,
        String total,
        GradeView grade,
        boolean exempt,
        String correction,
        int ruleBookVersion,
        String hash) {}
