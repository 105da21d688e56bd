package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Repeat;
import cn.sanwei.scoring.rulebook.rules.Requirement;
import cn.sanwei.scoring.rulebook.rules.Suspension;
import cn.sanwei.scoring.rulebook.rules.Terms;
import cn.sanwei.scoring.rulebook.rules.Validity;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule says beside its amount and its caps. What it names is looked up later, by {@link References}. */
final class TermsReader {
    static final List<String> KEYS =
            List.of("multiply", "repeat", "recorded-within", "requires", "suspends", "valid", "effect");
    static final List<String> MULTIPLIER = List.of("by", "when");
    static final List<String> REPEAT = List.of("by", "within");
    static final List<String> REQUIREMENT = List.of("rule", "times", "per");
    static final List<String> SUSPENDS = List.of("rules", "groups", "for");
    static final List<String> VALID = List.of("days", "weeks", "months", "years", "longer", "across-cycles");
    static final List<String> LONGER = List.of("above", "days", "weeks", "months", "years");
    /** Before a group's id among the rules that are suspended, until the groups are read. */
    static final String GROUP = "group ";

    private static final int MOST_MULTIPLIERS = 10;
    private static final int MOST_TIMES = 100_000;
    private static final Measure LARGEST_FACTOR = Measure.ofWhole(100);
    /** Together as much as one alone: what one occurrence is worth must stay a figure that can be written. */
    private static final BigDecimal LARGEST_PRODUCT = BigDecimal.valueOf(100);

    private TermsReader() {}

    static Terms read(YamlMap rule) {
        List<Multiplier> multiply =
                rule.get("multiply").map(TermsReader::multiply).orElse(List.of());
        Repeat repeat = rule.get("repeat").flatMap(TermsReader::repeat).orElse(null);
        rule.get("multiply").ifPresent(value -> together(value, multiply, repeat));
        return new Terms(
                multiply,
                repeat,
                rule.get("recorded-within").flatMap(Spans::read).orElse(null),
                rule.get("requires").map(TermsReader::requires).orElse(List.of()),
                rule.get("suspends").flatMap(TermsReader::suspends).orElse(null),
                rule.get("valid").flatMap(TermsReader::valid).orElse(null),
                rule.get("effect").flatMap(EffectReader::read).orElse(null),
                null);
    }

    private static List<Multiplier> multiply(YamlValue value) {
        List<Multiplier> multipliers = new ArrayList<>();
        List<YamlValue> items = value.list();
        if (items.size() > MOST_MULTIPLIERS) {
            value.wrong("系数有 " + items.size() + " 个，太多", "最多 " + MOST_MULTIPLIERS + " 个");
            return List.of();
        }
        for (YamlValue item : items) {
            item.map(MULTIPLIER)
                    .flatMap(map -> {
                        Optional<Measure> by = map.need("by", "by: 1.2").flatMap(TermsReader::factor);
                        When when = ConditionReader.when(map);
                        return by.map(factor -> new Multiplier(factor, when));
                    })
                    .ifPresent(multipliers::add);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有写系数", "写 [{by: 1.2, when: {posts: [secretary]}}]，或删去这个键");
        }
        return multipliers;
    }

    /** Those that make more of an occurrence, where all of them hold. */
    private static void together(YamlValue value, List<Multiplier> multiply, Repeat repeat) {
        BigDecimal product = repeat == null ? BigDecimal.ONE : more(repeat.by());
        for (Multiplier multiplier : multiply) {
            product = product.multiply(more(multiplier.by()));
        }
        if (product.compareTo(LARGEST_PRODUCT) > 0) {
            value.wrong(
                    "系数相乘最大可到 " + product.stripTrailingZeros().toPlainString(),
                    "最大 " + LARGEST_PRODUCT + "，连同 repeat 的一起算");
        }
    }

    private static BigDecimal more(Measure factor) {
        return new BigDecimal(factor.toString()).max(BigDecimal.ONE);
    }

    private static Optional<Measure> factor(YamlValue value) {
        return value.measure()
                .flatMap(by -> by.compareTo(LARGEST_FACTOR) > 0
                        ? value.wrong("系数 " + by + " 太大", "最大 " + LARGEST_FACTOR)
                        : Optional.of(by));
    }

    private static Optional<Repeat> repeat(YamlValue value) {
        return value.map(REPEAT).flatMap(map -> {
            Optional<Measure> by = map.need("by", "by: 2").flatMap(TermsReader::factor);
            Period within = map.get("within").flatMap(Spans::read).orElse(null);
            return by.map(factor -> new Repeat(factor, within));
        });
    }

    private static List<Requirement> requires(YamlValue value) {
        List<Requirement> requirements = new ArrayList<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(REQUIREMENT)
                    .flatMap(map -> {
                        Optional<String> rule =
                                map.need("rule", "rule: theme-day").flatMap(YamlValue::slug);
                        Optional<Integer> times = map.has("times")
                                ? map.get("times").flatMap(number -> number.whole(1, MOST_TIMES))
                                : Optional.of(1);
                        Optional<CapPeriod> per = map.need("per", "per: cycle")
                                .flatMap(period -> period.oneOf(CapReader.PERIODS, "周期"))
                                .map(CapReader::period);
                        return rule.flatMap(id ->
                                times.flatMap(least -> per.map(period -> new Requirement(id, id, least, period))));
                    })
                    .ifPresent(requirements::add);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有写条件", "写 [{rule: theme-day, times: 6, per: cycle}]，或删去这个键");
        }
        return requirements;
    }

    private static Optional<Suspension> suspends(YamlValue value) {
        return value.map(SUSPENDS).flatMap(map -> {
            Optional<Period> lasts = map.need("for", "for: {months: 3}").flatMap(Spans::read);
            Set<String> rules =
                    new HashSet<>(map.get("rules").map(YamlValue::slugs).orElse(Set.of()));
            map.get("groups").map(YamlValue::slugs).orElse(Set.of()).forEach(group -> rules.add(GROUP + group));
            if (!map.has("rules") && !map.has("groups")) {
                return value.wrong("没有写停哪些项", "写 rules: [积分项代码] 或 groups: [组代码]");
            }
            return lasts.map(period -> new Suspension(rules, period));
        });
    }

    private static Optional<Validity> valid(YamlValue value) {
        return value.map(VALID).flatMap(map -> {
            Optional<Period> lasts = Spans.among(value, map);
            List<Validity.Longer> longer =
                    map.get("longer").map(TermsReader::longer).orElse(List.of());
            boolean across = map.get("across-cycles").flatMap(YamlValue::yesNo).orElse(false);
            return lasts.map(period -> new Validity(period, longer, across));
        });
    }

    private static List<Validity.Longer> longer(YamlValue value) {
        List<Validity.Longer> longer = new ArrayList<>();
        for (YamlValue item : value.list()) {
            Optional<Validity.Longer> one = item.map(LONGER).flatMap(map -> {
                Optional<Points> above = map.need("above", "above: 40").flatMap(TermsReader::size);
                Optional<Period> lasts = Spans.among(item, map);
                return above.flatMap(points -> lasts.map(period -> new Validity.Longer(points, period)));
            });
            one.ifPresent(next -> {
                if (!longer.isEmpty()
                        && next.above().compareTo(longer.get(longer.size() - 1).above()) <= 0) {
                    item.wrong("这一档不大于上一档", "按 above 从小到大写");
                }
                longer.add(next);
            });
        }
        return longer;
    }

    private static Optional<Points> size(YamlValue value) {
        return value.points()
                .flatMap(points -> points.isNegative() ? value.wrong("分值写正数", "加分、扣分都按大小比较") : Optional.of(points));
    }
}
