package cn.sanwei.rating.read.branchledger;

import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.standings.StandingView.MicroView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The ledger of a branch (支部台账) as it stood at the end of a day.
 *
 * @param on the last day that counts
 * @param known then: what had been recorded by that day; now: all that is known today of the days up to it
 * @param ruleBooks the versions that score, those published last first
 * @param closedAt when the cycle was closed, if it was by then; the frozen totals stand from there on
 * @param members all whom the branch had on that day, whatever the filters leave of the entries
 * @param entries by day; those that the filters leave, {@code limit} of them at a time
 * @param matching how many the filters leave
 * @param next cursor of the next entries; null at the end
 */
@Schema(examples = """
        {"organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "name": "云溪两新企业第1党支部", "cycle": "2026",
         "on": "2026-06-30", "known": "then", "ruleBooks": [{"version": 2, "countsFrom": "2026-04-01"}],
         "closedAt": null, "members": [{"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "张卫国",
         "total": "62.50", "correction": null, "base": "50.00", "grade": {"code": "one-star", "label": "一星", "stars": 1},
         "exempt": false, "byMicro": [{"micro": "platform", "label": "微平台", "points": "12.50"}], "entries": 9}],
         "rules": [{"rule": "reading", "label": "阅读"}], "entries": [], "matching": 0, "next": null}
        """)
public record BranchLedger(
        UUID organisation,
        String name,
        String cycle,
        LocalDate on,
        String known,
        List<Version> ruleBooks,
        OffsetDateTime closedAt,
        List<Line> members,
        List<RuleName> rules,
        List<Entry> entries,
        int matching,
        String next) {

    public record Version(int version, LocalDate countsFrom) {}

    public record RuleName(String rule, String label) {}

    /**
     * @param total frozen once the cycle is closed
     * @param correction what came after the close changes; null before it
     * @param base beside the entries: with what limits and weights change, it is what the total has more than they
     * @param grade what the points showed; null for whom is exempt
     * @param entries how many he has, without any filter
     */
    public record Line(
            UUID member,
            String name,
            String total,
            String correction,
            String base,
            GradeView grade,
            boolean exempt,
            List<MicroView> byMicro,
            int entries) {
        Line named(Map<String, String> names) {
            return new Line(
                    member, names.get(member.toString()), total, correction, base, grade, exempt, byMicro, entries);
        }
    }

    /** @param afterClose whether it was recorded after the cycle was closed */
    public record Entry(
            UUID member,
            String fact,
            String rule,
            String label,
            String micro,
            LocalDate on,
            String raw,
            String points,
            String reason,
            int ruleBookVersion,
            boolean afterClose) {}

    BranchLedger named(Map<String, String> names) {
        return new BranchLedger(
                organisation,
                names.get(organisation.toString()),
                cycle,
                on,
                known,
                ruleBooks,
                closedAt,
                members.stream().map(line -> line.named(names)).toList(),
                rules,
                entries,
                matching,
                next);
    }
}
