package cn.sanwei.scoring.rulebook.checks;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Findings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a version must keep of the ones before it. */
public final class VersionChecks {
    private VersionChecks() {}

    public static void run(Findings findings, List<RuleBook> published, RuleBook next) {
        Optional<RuleBook> newest = published.stream().max(Comparator.comparingInt(RuleBook::version));
        if (newest.isEmpty()) {
            return;
        }
        RuleBook before = newest.get();
        if (!before.id().equals(next.id())) {
            findings.error("id", "已发布的细则代码是“" + before.id() + "”", "写 id: " + before.id());
        }
        if (next.version() <= before.version()) {
            findings.error("version", "第 " + before.version() + " 版已经发布", "写 version: " + (before.version() + 1));
        }
        if (!before.cycleStarts().equals(next.cycleStarts())) {
            String day = before.cycleStarts().toString().substring(2);
            findings.error("cycle-starts", "积分年度原从 " + day + " 开始，改动会打乱已有年度", "写 cycle-starts: " + day);
        }
        days(findings, published, next);
    }

    private static void days(Findings findings, List<RuleBook> published, RuleBook next) {
        if (next.replaces() != 0
                && published.stream()
                        .noneMatch(earlier -> earlier.version() == next.replaces()
                                && !earlier.countsFrom().isBefore(next.countsFrom()))) {
            findings.error(
                    "replaces",
                    "没有从 " + next.countsFrom() + " 或以后起计的第 " + next.replaces() + " 版可以取代",
                    "写要取代的那一版的号，或删去 replaces");
        }
        published.stream()
                .filter(earlier -> !earlier.countsFrom().isBefore(next.countsFrom()))
                .max(Comparator.comparingInt(RuleBook::version))
                .ifPresent(earlier -> later(findings, earlier, next));
    }

    private static void later(Findings findings, RuleBook earlier, RuleBook next) {
        if (earlier.countsFrom().equals(next.countsFrom()) && earlier.version() != next.replaces()) {
            findings.error(
                    "counts-from",
                    "第 " + earlier.version() + " 版也从 " + next.countsFrom() + " 起计，两版撞在同一天",
                    "写另一个日期；要从这一天起取代它，加上 replaces: " + earlier.version());
        } else {
            findings.warning(
                    "counts-from",
                    "从 " + next.countsFrom() + " 起计，第 " + earlier.version() + " 版（从 " + earlier.countsFrom()
                            + " 起）将完全被取代，已有积分会重算",
                    "如不是这个意思，写晚于 " + earlier.countsFrom() + " 的日期");
        }
    }
}
