package cn.sanwei.scoring.rulebook.checks;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.attainable.CapReach;
import cn.sanwei.scoring.rulebook.attainable.OneOccurrence;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Caps that can never be reached, because others allow less: they promise something that the rule book does not hold, or
 * a period was mistyped. Only what is certain is an error: how often a period lies in another is counted generously.
 */
final class IdleCaps {
    private static final long UNBOUNDED = OneOccurrence.UNBOUNDED;

    private final Findings findings;

    private IdleCaps(Findings findings) {
        this.findings = findings;
    }

    static void check(Findings findings, List<At<Rule>> rules, List<At<CapGroup>> groups) {
        IdleCaps check = new IdleCaps(findings);
        Map<String, Rule> byId = new HashMap<>();
        for (At<Rule> at : rules) {
            Rule rule = at.value();
            byId.put(rule.id(), rule);
            check.owner(rule.caps(), at.path(), rule.label(), OneOccurrence.least(rule), OneOccurrence.most(rule));
        }
        for (At<CapGroup> at : groups) {
            List<Rule> members = at.value().rules().stream()
                    .map(byId::get)
                    .filter(rule -> rule != null)
                    .toList();
            check.group(at, members);
        }
    }

    private void group(At<CapGroup> at, List<Rule> members) {
        long least = members.stream().mapToLong(OneOccurrence::least).min().orElse(0);
        long most = members.stream().mapToLong(OneOccurrence::most).max().orElse(UNBOUNDED);
        List<Cap> caps = at.value().caps();
        owner(caps, at.path(), at.value().label(), least, most);
        for (int i = 0; i < caps.size(); i++) {
            if (caps.get(i) instanceof Cap.OfPoints cap) {
                long sum = 0;
                for (Rule rule : members) {
                    sum = CapReach.plus(sum, CapReach.most(rule.caps(), null, cap.per(), OneOccurrence.most(rule)));
                }
                if (sum < cap.points().hundredths()) {
                    idle(at.path() + ".caps[" + i + "]", at.value().label(), cap.per(), new Points(sum) + " 分");
                }
            }
        }
    }

    private void owner(List<Cap> caps, String path, String label, long least, long most) {
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            String at = path + ".caps[" + i + "]";
            switch (cap) {
                case Cap.OfPoints points -> {
                    long reach = CapReach.most(caps, cap, cap.per(), most);
                    if (reach < points.points().hundredths()) {
                        idle(at, label, cap.per(), new Points(reach) + " 分");
                    }
                }
                case Cap.OfTimes times -> {
                    long reach = CapReach.mostTimes(caps, cap, cap.per(), least);
                    if (reach < times.times()) {
                        idle(at, label, cap.per(), reach + " 次");
                    }
                }
            }
        }
    }

    private void idle(String path, String label, CapPeriod per, String reach) {
        findings.error(
                path, "这个上限永远达不到：按其他上限，“" + label + "”" + per.words() + "最多 " + reach, "写不大于 " + reach + " 的数，或删去它");
    }
}
