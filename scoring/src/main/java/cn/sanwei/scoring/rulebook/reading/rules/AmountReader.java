package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.ForEach;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much an occurrence is worth: {@code points}, alone or by units, or one of the ways that stand in their place. */
final class AmountReader {
    /** What says an amount by itself, without {@code points}. */
    static final List<String> INSTEAD_OF_POINTS =
            List.of("table", "brackets", "scale", "milestones", "ladder", "average", "repairs");

    static final List<String> FOR_EACH = List.of("measure", "unit", "count", "at-most");
    static final List<String> TABLE = List.of("measure", "steps");
    static final List<String> TABLE_STEP = List.of("from", "points");
    static final List<String> BRACKETS = List.of("measure", "unit", "count", "steps");
    static final List<String> BRACKET = List.of("to", "points");
    static final List<String> SCALE = List.of("measure", "out-of", "to");
    static final List<String> MILESTONES = List.of("measure", "per", "steps", "mode", "every");
    static final List<String> MILESTONE = List.of("at", "points");
    private static final int MOST_UNITS = 100_000;
    private static final List<String> COUNTS = List.of("whole", "parts");
    private static final String LIFETIME = "lifetime";
    private static final List<String> SPANS =
            Stream.concat(CapReader.PERIODS.stream(), Stream.of(LIFETIME)).toList();

    private AmountReader() {}

    /** Empty after an error. */
    static Optional<Amount> read(YamlMap rule) {
        List<String> written = INSTEAD_OF_POINTS.stream().filter(rule::has).toList();
        if (written.isEmpty() && rule.has("streak")) {
            return StepsReader.streak(rule);
        }
        if (written.isEmpty() && !rule.has("points") && (rule.has("effect") || rule.has("suspends"))) {
            return Optional.of(new Amount.Nothing());
        }
        if (written.isEmpty()) {
            Optional<Points> points = rule.need("points", "points: 5").flatMap(AmountReader::pointsOfRule);
            return rule.has("for-each")
                    ? rule.get("for-each")
                            .flatMap(AmountReader::forEach)
                            .flatMap(units -> points.map(each -> new Amount.Units(each, units)))
                    : points.map(Amount.Fixed::new);
        }
        String key = written.get(0);
        YamlValue value = rule.get(key).orElseThrow();
        if (written.size() > 1) {
            return value.wrong("“" + String.join("”“", written) + "”写在了一起", "一项只能有一种计分方式，分成几项");
        }
        for (String other : List.of("points", "for-each", "streak")) {
            if (rule.has(other)) {
                return rule.get(other).get().wrong("“" + key + "”已说明分值，不能再写“" + other + "”", "删去其中一个");
            }
        }
        Optional<Amount> amount = of(key, value);
        boolean worthless = amount.filter(read -> read.typical().equals(Points.ZERO))
                .filter(read -> !(read instanceof Amount.Ladder ladder && ladder.clears()))
                .filter(read -> !(read instanceof Amount.Repair))
                .isPresent();
        return !worthless ? amount : value.wrong("每一档都是 0 分，没有作用", "写正数加分、负数扣分");
    }

    private static Optional<Amount> of(String key, YamlValue value) {
        return switch (key) {
            case "table" -> value.map(TABLE).flatMap(AmountReader::table);
            case "brackets" -> value.map(BRACKETS).flatMap(AmountReader::brackets);
            case "scale" -> value.map(SCALE).flatMap(AmountReader::scale);
            case "milestones" -> value.map(MILESTONES).flatMap(AmountReader::milestones);
            case "ladder" -> value.map(StepsReader.LADDER).flatMap(StepsReader::ladder);
            case "repairs" -> value.map(StepsReader.REPAIRS).flatMap(map -> StepsReader.repairs(value, map));
            case "average" -> value.map(StepsReader.AVERAGE).flatMap(StepsReader::average);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Optional<Amount> table(YamlMap map) {
        Optional<String> measure = measure(map);
        Optional<List<Amount.Step>> steps = map.need("steps", "steps: [{from: 60, points: 1}, {from: 90, points: 2}]")
                .flatMap(value -> steps(value, TABLE_STEP, "from"));
        return measure.flatMap(name -> steps.map(read -> new Amount.Table(name, read)));
    }

    /** Each with a figure that is above the one before, and points of one sign. */
    private static Optional<List<Amount.Step>> steps(YamlValue value, List<String> keys, String at) {
        List<Amount.Step> steps = new ArrayList<>();
        boolean sound = true;
        for (YamlValue item : value.list()) {
            Optional<Amount.Step> step = item.map(keys).flatMap(map -> {
                Optional<Measure> from = map.need(at, at + ": 60").flatMap(YamlValue::measure);
                Optional<Points> points = map.need("points", "points: 1").flatMap(YamlValue::points);
                return from.flatMap(figure -> points.map(given -> new Amount.Step(figure, given)));
            });
            if (step.isPresent() && !steps.isEmpty()) {
                step = follows(item, steps.get(steps.size() - 1), step.get(), at);
            }
            sound &= step.isPresent();
            step.ifPresent(steps::add);
        }
        if (steps.isEmpty() && sound && value.isList()) {
            return value.wrong("一档也没有写", "至少写一档");
        }
        return sound && value.isList() ? Optional.of(steps) : Optional.empty();
    }

    private static Optional<Amount.Step> follows(YamlValue item, Amount.Step before, Amount.Step next, String at) {
        if (next.from().compareTo(before.from()) <= 0) {
            return item.wrong("这一档的 " + next.from() + " 不大于上一档的 " + before.from(), "按 " + at + " 从小到大写");
        }
        if (next.points().isNegative() != before.points().isNegative()
                && next.points().hundredths() != 0) {
            return item.wrong("加分和扣分写在了同一项里", "分成两项：一项加分，一项扣分");
        }
        return Optional.of(next);
    }

    private static Optional<Amount> brackets(YamlMap map) {
        Optional<String> measure = measure(map);
        Optional<Measure> unit = unit(map);
        Optional<String> count = count(map);
        Optional<YamlValue> steps = map.need("steps", "steps: [{to: 1000, points: 1}, {points: 0.5}]");
        List<Amount.Bracket> brackets = new ArrayList<>();
        boolean sound = steps.isPresent() && steps.get().isList();
        List<YamlValue> items = steps.map(YamlValue::list).orElse(List.of());
        for (YamlValue item : items) {
            Optional<Amount.Bracket> bracket = item.map(BRACKET).flatMap(AmountReader::bracket);
            if (bracket.isPresent() && !brackets.isEmpty()) {
                bracket = follows(item, brackets.get(brackets.size() - 1), bracket.get());
            }
            sound &= bracket.isPresent();
            bracket.ifPresent(brackets::add);
        }
        if (sound && items.isEmpty()) {
            return steps.get().wrong("一档也没有写", "至少写一档");
        }
        if (!sound || measure.isEmpty() || unit.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Amount.Brackets(measure.get(), unit.get(), count.get().equals("whole"), brackets));
    }

    private static Optional<Amount.Bracket> bracket(YamlMap map) {
        Optional<Points> each = map.need("points", "points: 1").flatMap(YamlValue::points);
        Optional<Measure> to = map.get("to").flatMap(YamlValue::measure);
        return map.has("to") && to.isEmpty()
                ? Optional.empty()
                : each.map(points -> new Amount.Bracket(to.orElse(null), points));
    }

    private static Optional<Amount.Bracket> follows(YamlValue item, Amount.Bracket before, Amount.Bracket next) {
        if (before.to() == null) {
            return item.wrong("上一档没有写到哪里为止，这一档永远轮不到", "只有最后一档可以不写 to");
        }
        if (next.to() != null && next.to().compareTo(before.to()) <= 0) {
            return item.wrong("这一档到 " + next.to() + "，不大于上一档的 " + before.to(), "按 to 从小到大写");
        }
        if (next.each().isNegative() != before.each().isNegative()
                && next.each().hundredths() != 0) {
            return item.wrong("加分和扣分写在了同一项里", "分成两项：一项加分，一项扣分");
        }
        return Optional.of(next);
    }

    private static Optional<Amount> scale(YamlMap map) {
        Optional<String> measure = measure(map);
        Optional<Measure> outOf = map.need("out-of", "out-of: 100").flatMap(AmountReader::aboveZero);
        Optional<Points> to = map.need("to", "to: 20").flatMap(YamlValue::points);
        return measure.flatMap(
                name -> outOf.flatMap(whole -> to.map(points -> new Amount.Scaled(name, whole, points))));
    }

    private static Optional<Amount> milestones(YamlMap map) {
        Optional<String> measure = map.get("measure").flatMap(YamlValue::slug);
        Optional<String> per = map.need("per", "per: cycle").flatMap(value -> value.oneOf(SPANS, "周期"));
        Optional<List<Amount.Step>> steps = map.has("steps")
                ? map.get("steps").flatMap(value -> steps(value, MILESTONE, "at"))
                : Optional.of(List.of());
        Optional<Amount.Step> every = map.get("every").flatMap(AmountReader::every);
        if (!map.has("steps") && !map.has("every")) {
            return map.need("steps", "steps: [{at: 4, points: 1}]，或 every: {at: 300, points: 5}")
                    .map(value -> null);
        }
        boolean several = steps.isPresent() && steps.get().size() > 1;
        Optional<String> mode = several || map.has("mode")
                ? map.need("mode", "mode: replacing（只按最高一档）或 adding（各档相加）")
                        .flatMap(value -> value.oneOf(List.of("replacing", "adding"), "计法"))
                : Optional.of("adding");
        boolean broken = map.has("measure") && measure.isEmpty() || map.has("every") && every.isEmpty();
        if (broken || per.isEmpty() || steps.isEmpty() || mode.isEmpty()) {
            return Optional.empty();
        }
        return rising(map, steps.get(), mode.get().equals("adding"))
                .map(sound -> new Amount.Milestones(
                        measure.orElse(null),
                        per.get().equals(LIFETIME) ? null : CapReader.period(per.get()),
                        sound,
                        mode.get().equals("adding"),
                        every.orElse(null)));
    }

    /** A higher step that replaces a lower one and is worth less would take points away for doing more. */
    private static Optional<List<Amount.Step>> rising(YamlMap map, List<Amount.Step> steps, boolean adding) {
        for (int i = 1; i < steps.size() && !adding; i++) {
            long before = Math.abs(steps.get(i - 1).points().hundredths());
            if (Math.abs(steps.get(i).points().hundredths()) < before) {
                return map.get("steps").get().wrong("高一档的分值反而小", "按高一档计时，分值要逐档增大");
            }
        }
        return Optional.of(steps);
    }

    private static Optional<Amount.Step> every(YamlValue value) {
        return value.map(MILESTONE).flatMap(map -> {
            Optional<Measure> at = map.need("at", "at: 300").flatMap(AmountReader::aboveZero);
            Optional<Points> points = map.need("points", "points: 5").flatMap(YamlValue::points);
            return at.flatMap(figure -> points.map(given -> new Amount.Step(figure, given)));
        });
    }

    static Optional<Points> pointsOfRule(YamlValue value) {
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
        Optional<String> measure = measure(map);
        Optional<Measure> unit = unit(map);
        Optional<String> count = count(map);
        Integer atMost =
                map.get("at-most").flatMap(most -> most.whole(1, MOST_UNITS)).orElse(null);
        if (measure.isEmpty() || unit.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ForEach(measure.get(), unit.get(), count.get().equals("whole"), atMost));
    }

    static Optional<String> measure(YamlMap map) {
        return map.need("measure", "measure: hours").flatMap(YamlValue::slug);
    }

    private static Optional<Measure> unit(YamlMap map) {
        return map.has("unit") ? map.get("unit").flatMap(AmountReader::unit) : Optional.of(Measure.ofWhole(1));
    }

    private static Optional<String> count(YamlMap map) {
        return map.has("count")
                ? map.get("count").flatMap(written -> written.oneOf(COUNTS, "计法"))
                : Optional.of("whole");
    }

    private static Optional<Measure> unit(YamlValue value) {
        return value.measure()
                .flatMap(unit -> unit.tenThousandths() > 0 ? Optional.of(unit) : value.wrong("单位是 0", "写大于 0 的数"));
    }

    static Optional<Measure> aboveZero(YamlValue value) {
        return value.measure()
                .flatMap(figure ->
                        figure.tenThousandths() > 0 ? Optional.of(figure) : value.wrong("这里不能是 0", "写大于 0 的数"));
    }
}
