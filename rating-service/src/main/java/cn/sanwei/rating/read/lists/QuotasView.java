package cn.sanwei.rating.read.lists;

import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.QuotaScheme;
import cn.sanwei.scoring.rulebook.grading.QuotaScheme.TieBreak;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who has a place in a grade of which there are only so many. People award; this says what the declared places come to.
 *
 * @param closed whether the totals are the frozen ones
 * @param scheme as the rule book declares it; null where it has none, and then everybody is given what the points show
 */
@Schema(examples = """
        {"township": "yunxi", "cycle": "2026", "closed": false, "ruleBook": {"id": "yunxi", "version": 2},
         "asOf": "2026-11-22T02:18:49.233Z",
         "scheme": {"within": "branch", "places": [{"grade": "three-stars", "share": "0.1", "count": null}],
                    "ties": ["“志愿服务”得分多的在前", "扣分少的在前"], "stillTied": "out"},
         "items": [{"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "沈知夏",
                    "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "organisationName": "云溪两新企业第1党支部",
                    "total": "93.00", "byPoints": {"code": "three-stars", "label": "三星", "stars": 3},
                    "given": {"code": "two-stars", "label": "二星", "stars": 2},
                    "reason": "“三星”名额 3 个，按总分和同分比较办法排在第 4，计入“二星”"}],
         "next": null}
        """)
public record QuotasView(
        String township,
        String cycle,
        boolean closed,
        StandingView.RuleBookRef ruleBook,
        Instant asOf,
        Scheme scheme,
        List<Place> items,
        String next) {

    /**
     * @param within branch or township
     * @param ties what decides between equal totals, in order, in words
     * @param stillTied in or out: those equal in everything share the last place, or none of them has it
     */
    public record Scheme(String within, List<Places> places, List<String> ties, String stillTied) {
        static Scheme of(RuleBook book) {
            QuotaScheme scheme = book.grading().quotas();
            return scheme == null
                    ? null
                    : new Scheme(
                            scheme.withinBranch() ? "branch" : "township",
                            scheme.places().stream().map(Places::of).toList(),
                            scheme.ties().stream().map(tie -> words(tie, book)).toList(),
                            scheme.tiedShare() ? "in" : "out");
        }

        private static String words(TieBreak tie, RuleBook book) {
            return switch (tie) {
                case TieBreak.Rules rules ->
                    book.rules().stream()
                                    .filter(rule -> rules.rules().contains(rule.id()))
                                    .map(Rule::label)
                                    .collect(Collectors.joining("、", "“", "”"))
                            + "得分多的在前";
                case TieBreak.OfMicro micro ->
                    switch (micro.micro()) {
                                case PLATFORM -> "微平台";
                                case POINTS -> "微积分";
                                case WISH -> "微心愿";
                            }
                            + "得分多的在前";
                case TieBreak.FewestDeductions fewest -> "扣分少的在前";
            };
        }
    }

    /** One of share, of the graded members, and count is null. */
    public record Places(String grade, String share, Integer count) {
        static Places of(QuotaScheme.Places places) {
            return places.count() >= 0
                    ? new Places(places.grade(), null, places.count())
                    : new Places(
                            places.grade(),
                            BigDecimal.valueOf(places.share(), 4)
                                    .stripTrailingZeros()
                                    .toPlainString(),
                            null);
        }
    }

    /**
     * @param byPoints what the points show
     * @param given what is left of that
     * @param reason where the two differ, else null
     */
    public record Place(
            UUID member,
            String name,
            UUID organisation,
            String organisationName,
            String total,
            GradeView byPoints,
            GradeView given,
            String reason) {
        private Place named(Map<String, String> names) {
            return new Place(
                    member,
                    names.get(member.toString()),
                    organisation,
                    organisation == null ? null : names.get(organisation.toString()),
                    total,
                    byPoints,
                    given,
                    reason);
        }
    }

    QuotasView named(Map<String, String> names) {
        return new QuotasView(
                township,
                cycle,
                closed,
                ruleBook,
                asOf,
                scheme,
                items.stream().map(item -> item.named(names)).toList(),
                next);
    }
}
