package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules. */
final class RuleReader {
    static final int LONGEST_LABEL = 60;
    private static final int MOST_UNITS = 100_000;
    private static final List<String> KEYS =
            List.of("id", "label", "micro", "fact", "when", "points", "for-each", "caps");
    private static final List<String> WHEN = List.of("attributes", "measures", "status", "categories", "posts");
    private static final List<String> FOR_EACH = List.of("measure", "unit", "count", "at-most");
    private static final List<String> MICROS =
            Stream.of(Micro.values()).map(Micro::code).toList();
    /** Ids of entries that no rule makes. */
    private static final Set<String> RESERVED = Set.of("opening-balance", "base", "floor", "ceiling");

    private final Findings findings;
    private final Set<String> idsSeen = new LinkedHashSet<>();

    RuleReader(Findings findings) {
        this.findings = findings;
    }

    /** Also of rules that could not be read otherwise, so that a group that names one is not blamed for it. */
    Set<String> idsSeen() {
        return idsSeen;
    }

    List<At<Rule>> readAll(YamlValue value) {
        List<At<Rule>> rules = new ArrayList<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(KEYS).flatMap(this::rule).ifPresent(rule -> rules.add(new At<>(rule, item.path())));
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有积分项", "至少写一项");
        }
        return rules;
    }

    private Optional<Rule> rule(YamlMap map) {
        Optional<String> id = map.need("id", "id: theme-day").flatMap(this::id);
        Optional<String> label = map.need("label", "label: 主题党日").flatMap(value -> value.text(LONGEST_LABEL));
        Micro micro = map.get("micro")
                .flatMap(value -> value.oneOf(MICROS, "微类"))
                .map(RuleReader::micro)
                .orElse(Micro.POINTS);
        Optional<String> fact = map.need("fact", "fact: activity-attended").flatMap(RuleReader::factType);
        Optional<Points> points = map.need("points", "points: 5").flatMap(RuleReader::pointsOfRule);
        Optional<YamlMap> when = map.get("when").flatMap(value -> value.map(WHEN));
        FactCondition facts = when.map(ConditionReader::facts).orElse(FactCondition.ANY);
        MemberCondition members = when.map(ConditionReader::members).orElse(MemberCondition.EVERYBODY);
        boolean forEachWritten = map.has("for-each");
        Optional<ForEach> forEach = map.get("for-each").flatMap(RuleReader::forEach);
        List<Cap> caps = map.get("caps").map(CapReader::read).orElse(List.of());
        if (id.isEmpty() || label.isEmpty() || fact.isEmpty() || points.isEmpty()) {
            return Optional.empty();
        }
        if (forEachWritten && forEach.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id.get(), label.get(), micro, fact.get(), points.get(), forEach.orElse(null), facts, members, caps));
    }

    private Optional<String> id(YamlValue value) {
        return value.slug().flatMap(id -> {
            if (RESERVED.contains(id)) {
                return value.wrong("“" + id + "”是系统自用的代码", "换一个代码");
            }
            return idsSeen.add(id) ? Optional.of(id) : value.wrong("积分项代码“" + id + "”已经用过", "每个积分项用不同的代码");
        });
    }

    private static Optional<String> factType(YamlValue value) {
        return value.text(LONGEST_LABEL).flatMap(type -> {
            if (FactTypes.scoredByRules().containsKey(type)) {
                return Optional.of(type);
            }
            if (FactTypes.isKnown(type)) {
                return value.wrong("“" + type + "”不由积分项计分", "期初积分照数计入，支部得分按 branches 的权重计算");
            }
            return value.wrong(
                    "没有事件会产生“" + type + "”",
                    Nearest.hint(type, FactTypes.scoredByRules().keySet())
                            + "可用的是："
                            + String.join("、", FactTypes.scoredByRules().keySet()));
        });
    }

    private static Optional<Points> pointsOfRule(YamlValue value) {
        return value.points()
                .flatMap(points -> points.hundredths() != 0
                        ? Optional.of(points)
                        : value.wrong("每次 0 分的积分项没有作用", "写正数加分、负数扣分，或删去这一项"));
    }

    private static Optional<ForEach> forEach(YamlValue value) {
        Optional<YamlMap> read = value.map(FOR_EACH);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = read.get();
        Optional<String> measure = map.need("measure", "measure: hours").flatMap(YamlValue::slug);
        Optional<Measure> unit =
                map.has("unit") ? map.get("unit").flatMap(RuleReader::unit) : Optional.of(Measure.ofWhole(1));
        Optional<String> count = map.has("count")
                ? map.get("count").flatMap(written -> written.oneOf(List.of("whole", "parts"), "计法"))
                : Optional.of("whole");
        Integer atMost =
                map.get("at-most").flatMap(most -> most.whole(1, MOST_UNITS)).orElse(null);
        if (measure.isEmpty() || unit.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ForEach(measure.get(), unit.get(), count.get().equals("whole"), atMost));
    }

    private static Optional<Measure> unit(YamlValue value) {
        return value.measure()
                .flatMap(unit -> unit.tenThousandths() > 0 ? Optional.of(unit) : value.wrong("单位是 0", "写大于 0 的数"));
    }

    private static Micro micro(String code) {
        for (Micro micro : Micro.values()) {
            if (micro.code().equals(code)) {
                return micro;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
