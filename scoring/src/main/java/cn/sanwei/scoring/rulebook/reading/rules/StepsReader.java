package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Amounts that depend on what came before: ladders, streaks, means of several marks. */
final class StepsReader {
    static final List<String> LADDER = List.of("per", "steps");
    static final List<String> RUNG = List.of("clears");
    static final List<String> STREAK = List.of("of", "length", "again");
    static final List<String> AVERAGE = List.of("measure", "per", "out-of", "to", "drop", "rater", "at-least");
    static final List<String> REPAIRS = List.of("rule", "share", "instead", "within");
    private static final List<String> STREAKS = List.of("day", "week", "month");
    private static final List<String> CLEARINGS =
            Stream.of(Amount.Clearing.values()).map(Amount.Clearing::code).toList();
    private static final int LONGEST_STREAK = 366;
    private static final int MOST_MARKS = 1000;

    private StepsReader() {}

    static Optional<Amount> ladder(YamlMap map) {
        Optional<CapPeriod> per = period(map);
        Optional<YamlValue> steps = map.need("steps", "steps: [-3, -5]");
        List<Amount.Rung> rungs = new ArrayList<>();
        boolean sound = steps.isPresent() && steps.get().isList();
        List<YamlValue> items = steps.map(YamlValue::list).orElse(List.of());
        boolean clears = false;
        boolean gives = false;
        for (YamlValue item : items) {
            Optional<Amount.Rung> rung = item.isScalar()
                    ? item.points().map(points -> new Amount.Rung(points, null))
                    : item.map(RUNG).flatMap(StepsReader::clearing);
            sound &= rung.isPresent();
            rung.ifPresent(rungs::add);
            boolean gain = rung.filter(one -> one.points().hundredths() > 0).isPresent();
            boolean loss = rung.filter(
                            one -> one.clears() != null || one.points().isNegative())
                    .isPresent();
            if (gain && clears || loss && gives) {
                return item.wrong("加分和扣分写在了同一项里", "分成两项；clears 是扣分");
            }
            gives |= gain;
            clears |= loss;
        }
        if (sound && items.isEmpty()) {
            return steps.get().wrong("一级也没有写", "至少写一级，例如 [-3, -5]");
        }
        return sound ? per.map(period -> new Amount.Ladder(period, rungs)) : Optional.empty();
    }

    private static Optional<Amount.Rung> clearing(YamlMap map) {
        return map.need("clears", "clears: group")
                .flatMap(value -> value.oneOf(CLEARINGS, "清零办法"))
                .map(code -> new Amount.Rung(
                        Points.ZERO,
                        code.equals(Amount.Clearing.GROUP.code()) ? Amount.Clearing.GROUP : Amount.Clearing.SO_FAR));
    }

    static Optional<Amount> streak(YamlMap rule) {
        Optional<Points> points = rule.need("points", "points: 2").flatMap(AmountReader::pointsOfRule);
        YamlValue value = rule.get("streak").orElseThrow();
        if (rule.has("for-each")) {
            return rule.get("for-each").get().wrong("“streak”不能和“for-each”一起写", "删去其中一个");
        }
        return value.map(STREAK).flatMap(map -> {
            Optional<CapPeriod> of = map.need("of", "of: day")
                    .flatMap(period -> period.oneOf(STREAKS, "周期"))
                    .map(CapReader::period);
            Optional<Integer> length =
                    map.need("length", "length: 7").flatMap(number -> number.whole(2, LONGEST_STREAK));
            boolean again = map.get("again").flatMap(YamlValue::yesNo).orElse(true);
            return points.flatMap(
                    given -> of.flatMap(period -> length.map(many -> new Amount.Streak(period, many, again, given))));
        });
    }

    static Optional<Amount> average(YamlMap map) {
        Optional<String> measure = AmountReader.measure(map);
        Optional<CapPeriod> per = period(map);
        Optional<Measure> outOf = map.need("out-of", "out-of: 100").flatMap(AmountReader::aboveZero);
        Optional<Points> to = map.need("to", "to: 50").flatMap(YamlValue::points);
        int drop =
                map.get("drop").flatMap(number -> number.whole(0, MOST_MARKS)).orElse(0);
        String rater = map.get("rater").flatMap(YamlValue::slug).orElse(null);
        int atLeast = map.get("at-least")
                .flatMap(number -> number.whole(1, MOST_MARKS))
                .orElse(1);
        if (measure.isEmpty() || per.isEmpty() || outOf.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Amount.Average(measure.get(), per.get(), outOf.get(), to.get(), drop, rater, atLeast));
    }

    private static Optional<CapPeriod> period(YamlMap map) {
        return map.need("per", "per: cycle")
                .flatMap(value -> value.oneOf(CapReader.PERIODS, "周期"))
                .map(CapReader::period);
    }

    static Optional<Amount> repairs(YamlValue value, YamlMap map) {
        Optional<String> rule = map.need("rule", "rule: building").flatMap(YamlValue::slug);
        Period within = map.get("within").flatMap(Spans::read).orElse(null);
        if (map.has("share") == map.has("instead")) {
            return value.wrong(
                    map.has("share") ? "share 和 instead 写在了一起" : "没有写返还多少",
                    "写 share: 50（返还百分之几）或 instead: -20（改按多少分计）之一");
        }
        if (map.has("share")) {
            Optional<Integer> share = map.get("share").flatMap(percent -> percent.whole(1, 100));
            return rule.flatMap(id -> share.map(percent -> new Amount.Repair(id, percent, null, within)));
        }
        Optional<Points> instead = map.get("instead").flatMap(YamlValue::points).filter(points -> {
            boolean sound = points.hundredths() <= 0;
            if (!sound) {
                map.get("instead").get().wrong("替代的分值大于 0", "写 0 或负数");
            }
            return sound;
        });
        return rule.flatMap(id -> instead.map(points -> new Amount.Repair(id, 0, points, within)));
    }
}
