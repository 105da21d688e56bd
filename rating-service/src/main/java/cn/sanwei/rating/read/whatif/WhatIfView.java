package cn.sanwei.rating.read.whatif;

import cn.sanwei.contracts.Points;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.scoring.ledger.township.BookComparison;
import cn.sanwei.scoring.ledger.township.BookComparison.Changed;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the next version of a rule book would change in one cycle, as of now.
 *
 * @param closed true where the cycle is closed: its figures would stand, and the differences be corrections beside them
 * @param reachesBack whether it counts from a day in the past
 * @param otherCycles others of the township that it would reach
 * @param members how many were looked at
 * @param notSummed how many would have more points than can be reckoned with, and so none
 * @param grades how many have each grade, by the versions that are published and with this one
 * @param changes whose points or grade would be others; first those whose grade changes, then by the difference
 * @param leftOut how many changes are counted above but not listed
 */
@Schema(examples = """
        {"ruleBook": "yunxi", "version": 2, "countsFrom": "2026-01-01", "cycle": "2026", "closed": false,
         "reachesBack": true, "otherCycles": ["2025"], "members": 893, "gaining": 120, "losing": 3, "regraded": 7, "notSummed": 0,
         "pointsBefore": "51230.00", "pointsAfter": "51804.00",
         "grades": [{"code": "three-stars", "label": "三星", "before": 40, "after": 44}],
         "changes": [{"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "沈知夏", "before": "88.00",
                      "after": "91.00", "difference": "3.00",
                      "gradeBefore": {"code": "two-stars", "label": "二星", "stars": 2},
                      "gradeAfter": {"code": "three-stars", "label": "三星", "stars": 3}}],
         "leftOut": 0,
         "warnings": [{"line": 5, "column": 9, "path": "rules[0]", "reason": "没有上限", "instead": "写上 caps"}]}
        """)
public record WhatIfView(
        String ruleBook,
        int version,
        LocalDate countsFrom,
        String cycle,
        boolean closed,
        boolean reachesBack,
        List<String> otherCycles,
        int members,
        int gaining,
        int losing,
        int regraded,
        int notSummed,
        String pointsBefore,
        String pointsAfter,
        List<GradeCount> grades,
        List<Change> changes,
        int leftOut,
        List<Found> warnings) {
    /** More than anybody reads; the counts are of all. */
    static final int MOST_LISTED = 2_000;

    private static final Comparator<Changed> AS_LISTED = Comparator.comparing(
                    (Changed member) -> !member.changesGrade())
            .thenComparing(member -> -Math.abs(member.difference().hundredths()))
            .thenComparing(member -> member.subject().id());

    public record GradeCount(String code, String label, int before, int after) {}

    /** @param gradeBefore null for who is exempt by it; likewise the other */
    public record Change(
            UUID member,
            String name,
            String before,
            String after,
            String difference,
            GradeView gradeBefore,
            GradeView gradeAfter) {
        static Change of(Changed changed) {
            return new Change(
                    UUID.fromString(changed.subject().id()),
                    null,
                    changed.before().toString(),
                    changed.after().toString(),
                    changed.difference().toString(),
                    changed.gradeBefore().map(GradeView::of).orElse(null),
                    changed.gradeAfter().map(GradeView::of).orElse(null));
        }

        Change named(String known) {
            return new Change(member, known, before, after, difference, gradeBefore, gradeAfter);
        }
    }

    /** Something unwise, or wrong, in the rule book as it was written; as points-service says it at its check. */
    public record Found(int line, int column, String path, String reason, String instead) {
        public static Found of(Finding finding) {
            return new Found(finding.line(), finding.column(), finding.path(), finding.reason(), finding.expected());
        }
    }

    /** What is known before anything is folded. */
    record Frame(
            RuleBook candidate,
            String cycle,
            boolean closed,
            boolean reachesBack,
            List<String> otherCycles,
            List<Finding> warnings) {}

    static WhatIfView of(Frame frame, BookComparison comparison) {
        List<Change> changes = comparison.members().stream()
                .filter(member -> member.gains() || member.loses() || member.changesGrade())
                .sorted(AS_LISTED)
                .limit(MOST_LISTED)
                .map(Change::of)
                .toList();
        int changed = (int) comparison.members().stream()
                .filter(member -> member.gains() || member.loses() || member.changesGrade())
                .count();
        return new WhatIfView(
                frame.candidate().id(),
                frame.candidate().version(),
                frame.candidate().countsFrom(),
                frame.cycle(),
                frame.closed(),
                frame.reachesBack(),
                frame.otherCycles(),
                comparison.members().size(),
                comparison.gaining().size(),
                comparison.losing().size(),
                comparison.regraded().size(),
                (int) comparison.members().stream()
                        .filter(member -> !member.summed())
                        .count(),
                sum(comparison.members().stream().map(Changed::before).toList()),
                sum(comparison.members().stream().map(Changed::after).toList()),
                grades(comparison.members()),
                changes,
                changed - changes.size(),
                frame.warnings().stream().map(Found::of).toList());
    }

    WhatIfView named(Map<String, String> names) {
        return new WhatIfView(
                ruleBook,
                version,
                countsFrom,
                cycle,
                closed,
                reachesBack,
                otherCycles,
                members,
                gaining,
                losing,
                regraded,
                notSummed,
                pointsBefore,
                pointsAfter,
                grades,
                changes.stream()
                        .map(change -> change.named(names.get(change.member().toString())))
                        .toList(),
                leftOut,
                warnings);
    }

    private static String sum(List<Points> points) {
        // Of a township: it may have more digits than the points of one member.
        return BigDecimal.valueOf(points.stream().mapToLong(Points::hundredths).sum(), 2)
                .toPlainString();
    }

    /** The highest grade first; who is exempt is in none. */
    private static List<GradeCount> grades(List<Changed> members) {
        Map<String, GradeCount> counts = new LinkedHashMap<>();
        members.stream()
                .flatMap(member -> java.util.stream.Stream.of(member.gradeBefore(), member.gradeAfter()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Band::stars).reversed().thenComparing(Band::code))
                .forEach(band -> counts.putIfAbsent(band.code(), new GradeCount(band.code(), band.label(), 0, 0)));
        for (Changed member : members) {
            member.gradeBefore()
                    .ifPresent(band -> counts.computeIfPresent(
                            band.code(),
                            (code, count) -> new GradeCount(code, count.label(), count.before() + 1, count.after())));
            member.gradeAfter()
                    .ifPresent(band -> counts.computeIfPresent(
                            band.code(),
                            (code, count) -> new GradeCount(code, count.label(), count.before(), count.after() + 1)));
        }
        return List.copyOf(counts.values());
    }
}
