package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.FactCondition;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.rules.Absence;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Terms;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** {@code absence: {of: article-read, per: week}}, in the place of {@code fact}. */
final class AbsenceReader {
    static final List<String> KEYS = List.of("of", "per", "at-least", "when");
    static final List<String> WHEN = List.of("attributes", "measures", "clock", "weekdays");
    private static final int MOST = 1000;

    private AbsenceReader() {}

    /** What a rule waits for, and the type of its facts. */
    record Read(String fact, Absence absence) {}

    static Optional<Read> read(YamlValue value) {
        return value.map(KEYS).flatMap(map -> {
            Optional<YamlValue> named = map.need("of", "of: article-read");
            Optional<String> of = named.flatMap(RuleReader::factType)
                    .flatMap(type -> FactTypes.isDerived(type)
                            ? named.get().wrong("别人的得分没有发生，不能这样判断", "写本人事项的类型，例如 article-read")
                            : Optional.of(type));
            Optional<CapPeriod> per = map.need("per", "per: week")
                    .flatMap(period -> period.oneOf(CapReader.PERIODS, "周期"))
                    .map(CapReader::period);
            int atLeast =
                    map.get("at-least").flatMap(number -> number.whole(1, MOST)).orElse(1);
            FactCondition facts = map.get("when")
                    .flatMap(when -> when.map(WHEN))
                    .map(ConditionReader::facts)
                    .orElse(FactCondition.ANY);
            return of.flatMap(type -> per.map(period -> new Read(type, new Absence(period, atLeast, facts))));
        });
    }

    /** What such a rule cannot say, since there is no fact that it could look at. */
    static boolean suits(YamlMap rule, When when, Amount amount, Terms terms) {
        if (!when.facts().equals(FactCondition.ANY)) {
            return wrong(rule, "when", "没有发生的事没有属性、数值和时间", "这里只写身份、类别、职务、组织；对事项的条件写在 absence 的 when 里");
        }
        boolean reckonable =
                amount instanceof Amount.Fixed || amount instanceof Amount.Nothing || amount instanceof Amount.Ladder;
        if (!reckonable) {
            return wrong(rule, "absence", "没有发生的事只能按 points、ladder 计分", "改用 points 或 ladder");
        }
        if (terms.repeat() != null || terms.suspends() != null || terms.recordedWithin() != null) {
            return wrong(rule, "absence", "没有发生的事不能和 repeat、suspends、recorded-within 一起写", "删去它们");
        }
        if (terms.valid() != null && terms.valid().acrossCycles()) {
            return wrong(rule, "valid", "没有发生的事只在本积分年度有效", "删去 across-cycles");
        }
        return true;
    }

    private static boolean wrong(YamlMap rule, String key, String reason, String expected) {
        rule.get(key).orElseThrow().wrong(reason, expected);
        return false;
    }
}
