package cn.sanwei.scoring.ledger.entries;

import static cn.sanwei.scoring.ledger.entries.Explanation.size;
import static cn.sanwei.scoring.ledger.entries.Explanation.verb;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Absence;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.ForEach;
import java.util.Map;

/** Says how an amount came about. */
final class Amounts {
    private static final Map<String, String> UNITS = Map.of(
            "hours", "小时", "yuan", "元", "times", "次", "score", "分成绩", "rating", "星评价", "minutes", "分钟", "seconds", "秒",
            "points", "分");

    private Amounts() {}

    /** @param given before multipliers */
    static String words(LedgerEntry entry, Points given) {
        String amount = amount(entry, given);
        Absence absence = entry.scoredBy().terms().absence();
        return absence == null ? from(entry.source()) + amount : unheard(entry, absence) + amount;
    }

    /** Who he is stays out: the words are stored once for all who have them, and the entry names the event. */
    private static String from(Fact source) {
        String label = source.attributes().get(MadeFact.LABEL);
        return switch (source.type()) {
            case FactTypes.COLLEAGUE_SCORED -> "同支部党员“" + label + "”，";
            case FactTypes.MENTEE_SCORED -> "所带的人“" + label + "”，";
            default -> "";
        };
    }

    private static String unheard(LedgerEntry entry, Absence absence) {
        String first = entry.source().attributes().get(MadeFact.FROM);
        String period = first.equals(entry.on().toString()) ? first : first + " 至 " + entry.on();
        return period + (absence.atLeast() == 1 ? " 没有相应记录，" : " 相应记录不足 " + absence.atLeast() + " 次，");
    }

    private static String amount(LedgerEntry entry, Points given) {
        return switch (entry.scoredBy().amount()) {
            case Amount.Nothing nothing -> "本项不计分";
            case Amount.Fixed fixed -> "每次" + verb(entry) + " " + size(given) + " 分";
            case Amount.Units units -> byUnits(entry, units, given);
            case Amount.Table table -> {
                Measure lowest = table.steps().get(0).from();
                Measure measured = entry.source().measures().get(table.measure());
                yield "本次 " + figure(measured, table.measure())
                        + (measured.compareTo(lowest) < 0
                                ? "，未到最低一档 " + lowest + "，计 0 分"
                                : "，按所在档次" + worth(entry, given));
            }
            case Amount.Brackets brackets ->
                "本次 " + figure(entry.source().measures().get(brackets.measure()), brackets.measure()) + "，分段计算，"
                        + worth(entry, given);
            case Amount.Scaled scaled ->
                "本次 " + figure(entry.source().measures().get(scaled.measure()), scaled.measure()) + "，满分 "
                        + scaled.outOf() + " 折合 " + size(scaled.to()) + " 分，" + worth(entry, given);
            case Amount.Milestones milestones -> milestones(entry, milestones, given);
            case Amount.Ladder ladder -> ladder(entry, ladder, given);
            case Amount.Streak streak -> streak(entry, streak, given);
            case Amount.Average average -> average(entry, average);
            case Amount.Repair repair -> repair(entry, repair, given);
        };
    }

    static String figure(Measure measured, String measure) {
        return measured + " " + UNITS.getOrDefault(measure, measure);
    }

    static String worth(LedgerEntry entry, Points given) {
        return given.hundredths() == 0 ? "计 0 分" : verb(entry) + " " + size(given) + " 分";
    }

    /** "本月" and the like; null is all time. */
    static String during(CapPeriod per) {
        if (per == null) {
            return "历年";
        }
        return switch (per) {
            case DAY -> "当日";
            case WEEK -> "本周";
            case MONTH -> "本月";
            case QUARTER -> "本季度";
            case CYCLE -> "本积分年度";
        };
    }

    private static String byUnits(LedgerEntry entry, Amount.Units units, Points given) {
        ForEach forEach = units.forEach();
        Measure measured = entry.source().measures().get(forEach.measure());
        String unit = UNITS.getOrDefault(forEach.measure(), forEach.measure());
        String size = forEach.unit().equals(Measure.ofWhole(1)) ? "" : " " + forEach.unit() + " ";
        StringBuilder words = new StringBuilder("每" + size + unit + verb(entry) + " " + size(units.points()) + " 分，本次 "
                + figure(measured, forEach.measure()));
        if (forEach.atMost() != null) {
            words.append("，最多计 ").append(forEach.atMost()).append(" 个单位");
        }
        return given.hundredths() == 0
                ? words.append("，不足一个单位，计 0 分").toString()
                : words.append("，").append(worth(entry, given)).toString();
    }

    private static String milestones(LedgerEntry entry, Amount.Milestones milestones, Points given) {
        String measure = milestones.measured() == null ? "times" : milestones.measured();
        Measure reached = entry.basis().reached();
        if (reached == null) {
            return during(milestones.per()) + "累计达标计分";
        }
        String so = during(milestones.per()) + "累计 " + figure(reached, measure);
        if (given.hundredths() != 0) {
            return so + "，达到计分档次，" + worth(entry, given);
        }
        Measure next = milestones.next(reached);
        return so + (next == null ? "，已到最高一档，计 0 分" : "，满 " + figure(next, measure) + "再计分，本次计 0 分");
    }

    private static String ladder(LedgerEntry entry, Amount.Ladder ladder, Points given) {
        int nth = entry.basis().nth();
        if (nth == 0) {
            return "按次数逐级计分";
        }
        String which = during(ladder.per()) + "第 " + nth + " 次，";
        return ladder.rung(nth).clears() == null
                ? which + worth(entry, given)
                : which + "本组已得的分清零，" + worth(entry, given);
    }

    private static String streak(LedgerEntry entry, Amount.Streak streak, Points given) {
        String unit = switch (streak.of()) {
            case DAY -> "天";
            case WEEK -> "周";
            case MONTH -> "个月";
            case QUARTER, CYCLE ->
                throw new IllegalArgumentException(streak.of().code());
        };
        String full = "连续 " + streak.length() + " " + unit + verb(entry) + " " + size(streak.points()) + " 分";
        return entry.basis().nth() == 0
                ? full
                : full + "，本次为连续第 " + entry.basis().nth() + " " + unit + "，" + worth(entry, given);
    }

    private static String average(LedgerEntry entry, Amount.Average average) {
        String full = during(average.per()) + "各次评分取平均，满分 " + average.outOf() + " 折合 " + size(average.to()) + " 分";
        return entry.basis().nth() == 0
                ? full
                : full + "，连本次共 " + entry.basis().nth() + " 个评分，平均折合 "
                        + entry.basis().reached() + " 分，本次使积分变动 " + Explanation.plain(entry.raw()) + " 分";
    }

    private static String repair(LedgerEntry entry, Amount.Repair repair, Points given) {
        LedgerEntry target = entry.basis().target();
        if (target == null) {
            return "没有可以返还的扣分，计 0 分";
        }
        String which = target.on() + " 的“" + target.label() + "”";
        return repair.instead() == null
                ? "返还 " + which + "所扣的 " + repair.share() + "%，得 " + size(given) + " 分"
                : which + "改按扣 " + size(given) + " 分计";
    }
}
