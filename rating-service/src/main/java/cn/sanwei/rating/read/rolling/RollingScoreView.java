package cn.sanwei.rating.read.rolling;

import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A score that rolls on without a cycle.
 *
 * @param first the first day that counts
 * @param last the last one, which was asked for
 * @param indicated null for who is exempt
 * @param ruleBook the version in force on the last day, which judges it
 * @param items the entries that count, in their order
 */
@Schema(examples = """
        {"township": "yunxi", "member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "first": "2025-11-23",
         "last": "2026-11-22", "total": "93.00", "indicated": {"code": "three-stars", "label": "三星", "stars": 3},
         "ruleBook": {"id": "yunxi", "version": 2}, "asOf": "2026-11-22T02:18:49.233Z",
         "items": [{"fact": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "rule": "theme-day", "label": "参加主题党日",
                    "micro": "points", "on": "2026-03-06", "raw": "5.00", "points": "5.00", "reason": "每次得 5 分",
                    "ruleBookVersion": 1}],
         "next": null}
        """)
public record RollingScoreView(
        String township,
        UUID member,
        LocalDate first,
        LocalDate last,
        String total,
        GradeView indicated,
        StandingView.RuleBookRef ruleBook,
        Instant asOf,
        List<Entry> items,
        String next) {

    /** @param raw what the rule gave, before caps */
    public record Entry(
            String fact,
            String rule,
            String label,
            String micro,
            LocalDate on,
            String raw,
            String points,
            String reason,
            int ruleBookVersion) {
        static Entry of(LedgerEntry entry) {
            return new Entry(
                    entry.fact(),
                    entry.rule(),
                    entry.label(),
                    entry.micro().code(),
                    entry.on(),
                    entry.raw().toString(),
                    entry.points().toString(),
                    entry.reason(),
                    entry.ruleBookVersion());
        }
    }

    static RollingScoreView of(
            String township,
            UUID member,
            RollingScore score,
            RuleBook judging,
            Instant asOf,
            int from,
            int limit,
            String next) {
        return new RollingScoreView(
                township,
                member,
                score.first(),
                score.last(),
                score.total().toString(),
                score.indicated().map(GradeView::of).orElse(null),
                new StandingView.RuleBookRef(judging.id(), judging.version()),
                asOf,
                score.entries().stream().skip(from).limit(limit).map(Entry::of).toList(),
                next);
    }
}
