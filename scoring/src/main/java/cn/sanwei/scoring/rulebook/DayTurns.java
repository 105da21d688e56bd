package cn.sanwei.scoring.rulebook;

import java.util.List;

/**
 * Rules whose entries change with the turn of a day and without an event. The fold judges them at the instant it is
 * asked for; the services fold when an event comes and are not woken by a day yet, so they would show next month's misses
 * today, and must not take such a rule book.
 */
final class DayTurns {
    private DayTurns() {}

    static void run(Findings findings, RuleBook book) {
        List<Rule> rules = book.rules();
        for (int i = 0; i < rules.size(); i++) {
            Terms terms = rules.get(i).terms();
            if (terms.absence() != null) {
                refuse(findings, "rules[" + i + "].absence", "没有发生的事");
            }
            if (terms.valid() != null) {
                refuse(findings, "rules[" + i + "].valid", "有期限的积分");
            }
        }
    }

    private static void refuse(Findings findings, String path, String what) {
        findings.error(path, "平台还不会在一天过去时重算，" + what + "会提前算出", "发布前删去这一项；用 ./sanwei score 可以计算");
    }
}
