package cn.sanwei.rating.read.standings;

import cn.sanwei.contracts.Points;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.rulebook.RuleBookResource;
import cn.sanwei.rating.read.rulebook.RuleBookResource.BandView;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import cn.sanwei.scoring.ledger.judging.Unmet;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member's standing as he sees it himself.
 *
 * @param indicated what the points show; it is not yet what is awarded
 * @param next null at the top, where the ceiling keeps everybody below the next grade, where an effect decides, for who
 *     is not graded, and in a cycle that is closed
 * @param rank null where the rule book does not show it
 * @param withheld why nothing counts now, in words; null as a rule
 * @param corrections what arrived after the close, beside the closed figures; null while the cycle is open
 */
@Schema(examples = """
        {"township": "yunxi", "member": "476f985a-de58-3b6c-b6dc-7ed50f264a04",
         "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "cycle": "2026", "state": "open", "total": "88.00",
         "indicated": {"code": "two-stars", "label": "二星", "stars": 2}, "awarded": null,
         "next": {"code": "three-stars", "label": "三星", "stars": 3, "from": "90.00", "missing": "2.00", "unmet": []},
         "rank": null,
         "byMicro": [{"micro": "points", "label": "微积分", "points": "77.00"}], "base": "0.00", "corrections": null,
         "ruleBook": {"id": "yunxi", "version": 1},
         "bands": [{"code": "three-stars", "label": "三星", "stars": 3, "from": "90.00"}], "exempt": false,
         "withheld": null, "asOf": "2026-11-22T02:18:49.233Z"}
        """)
public record StandingView(
        String township,
        UUID member,
        UUID organisation,
        String cycle,
        String state,
        String total,
        GradeView indicated,
        GradeView awarded,
        Next next,
        Rank rank,
        List<MicroView> byMicro,
        String base,
        String corrections,
        RuleBookRef ruleBook,
        List<BandView> bands,
        boolean exempt,
        String withheld,
        OffsetDateTime asOf) {

    /**
     * @param missing 0.00 where the points are there and only a condition is not
     * @param unmet what else is asked for and not there, in words
     */
    public record Next(String code, String label, int stars, String from, String missing, List<String> unmet) {
        public static Next of(NextGrade next) {
            Band band = next.band();
            return new Next(
                    band.code(),
                    band.label(),
                    band.stars(),
                    band.from().toString(),
                    next.missing().toString(),
                    next.unmet().stream().map(Unmet::reason).toList());
        }
    }

    public record Rank(int inBranch, int of) {}

    public record MicroView(String micro, String label, String points) {}

    public record RuleBookRef(String id, int version) {}

    /** @param next from a {@link NextStep}; the figures of a row do not say it */
    public static StandingView of(StandingRow row, Optional<RuleBook> book, boolean showRank, Optional<Next> next) {
        return new StandingView(
                row.township(),
                row.member(),
                row.organisation(),
                row.cycle(),
                row.state(),
                text(row.total()),
                indicated(row, book),
                row.awardedGrade() == null ? null : GradeView.of(row.awardedGrade(), book),
                next.orElse(null),
                showRank && row.isRanked() ? new Rank(row.inBranch(), row.ofBranch()) : null,
                micros(row.platform(), row.points(), row.wish()),
                text(row.base()),
                row.state().equals("open") ? null : text(row.corrections()),
                new RuleBookRef(row.ruleBook(), row.ruleBookVersion()),
                book.map(RuleBookResource::bands).orElse(List.of()),
                row.isExempt(),
                row.withheld(),
                row.asOf());
    }

    public static List<MicroView> micros(long platform, long points, long wish) {
        return List.of(
                new MicroView("platform", "微平台", text(platform)),
                new MicroView("points", "微积分", text(points)),
                new MicroView("wish", "微心愿", text(wish)));
    }

    public static String text(long hundredths) {
        return new Points(hundredths).toString();
    }

    private static GradeView indicated(StandingRow row, Optional<RuleBook> book) {
        return row.outcome().equals("graded")
                ? GradeView.of(row.grade(), book)
                : book.map(each -> GradeView.of(each.grades().getLast()))
                        .orElseGet(() -> new GradeView("none", "未评星", 0));
    }
}
