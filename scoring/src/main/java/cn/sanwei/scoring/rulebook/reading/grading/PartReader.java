package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.Part;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parts of the total. A rule is in one part at most; those in none count as they are. */
final class PartReader {
    static final List<String> KEYS = List.of("id", "label", "rules", "base", "floor", "ceiling", "scale", "weight");
    static final List<String> SCALE = List.of("of", "to");
    private static final String REST = "rest";
    private static final int MOST_WEIGHT = 10 * Part.WHOLE;
    private static final int PLACES = 4;

    private final RuleNames rules;
    private final Findings findings;
    private final Map<String, String> partOfRule = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private boolean restTaken;

    PartReader(RuleNames rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** Also of parts that could not be read otherwise. */
    Set<String> idsSeen() {
        return ids;
    }

    List<Part> read(YamlValue value) {
        List<Part> parts = new ArrayList<>();
        List<YamlValue> items = value.list();
        int weighed = 0;
        for (YamlValue item : items) {
            Optional<YamlMap> map = item.map(KEYS);
            map.flatMap(this::part).ifPresent(parts::add);
            weighed += map.isPresent() && map.get().has("weight") ? 1 : 0;
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有部分", "至少写一项，或删去 parts");
        }
        int sum = parts.stream().mapToInt(Part::weight).sum();
        if (weighed > 0 && weighed == parts.size() && sum != Part.WHOLE) {
            String written =
                    BigDecimal.valueOf(sum, PLACES).stripTrailingZeros().toPlainString();
            findings.warning(value.path(), "各部分的权重之和是 " + written + "，不是 1", "例如 0.8 和 0.2；另加的部分不写 weight");
        }
        return parts;
    }

    private Optional<Part> part(YamlMap map) {
        Optional<String> id = map.need("id", "id: daily").flatMap(this::id);
        Optional<String> label =
                map.need("label", "label: 日常积分").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        Optional<YamlValue> named = map.need("rules", "rules: [theme-day]，或 rules: rest（其余各项）");
        boolean rest = named.filter(PartReader::isRest).isPresent();
        Set<String> ofPart =
                rest ? rest(named.get()) : named.map(value -> rules(id, value)).orElse(Set.of());
        List<BasePoints> base = BaseReader.read(map.get("base"));
        Limits limits = LimitsReader.read(map, "部分");
        long[] scale = map.get("scale").map(PartReader::scale).orElse(new long[] {1, 1});
        int weight = map.get("weight").flatMap(PartReader::weight).orElse(Part.WHOLE);
        if (id.isEmpty() || label.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Part(id.get(), label.get(), ofPart, rest, base, limits, scale[0], scale[1], weight));
    }

    private static boolean isRest(YamlValue value) {
        return value.isScalar() && value.raw().equals(REST);
    }

    private Set<String> rest(YamlValue value) {
        if (restTaken) {
            value.wrong("其余各项已在另一部分", "只有一个部分可以写 rest");
        }
        restTaken = true;
        return Set.of();
    }

    private Set<String> rules(Optional<String> part, YamlValue value) {
        Set<String> named = rules.read(value);
        named.forEach(rule -> {
            String other = partOfRule.putIfAbsent(rule, part.orElse(value.path()));
            if (other != null) {
                value.wrong("积分项“" + rule + "”已在“" + other + "”部分", "一个积分项只能属于一个部分");
            }
        });
        return named;
    }

    private Optional<String> id(YamlValue value) {
        return value.slug()
                .flatMap(id -> ids.add(id) ? Optional.of(id) : value.wrong("部分代码“" + id + "”已经用过", "每个部分用不同的代码"));
    }

    private static long[] scale(YamlValue value) {
        Optional<YamlMap> map = value.map(SCALE);
        Optional<Long> of =
                map.flatMap(scale -> scale.need("of", "of: 120（原满分）")).flatMap(PartReader::positive);
        Optional<Long> to =
                map.flatMap(scale -> scale.need("to", "to: 100（折算后的满分）")).flatMap(PartReader::positive);
        return of.isPresent() && to.isPresent() ? new long[] {of.get(), to.get()} : new long[] {1, 1};
    }

    private static Optional<Long> positive(YamlValue value) {
        return value.measure()
                .flatMap(measure -> measure.tenThousandths() > 0
                        ? Optional.of(measure.tenThousandths())
                        : value.wrong("满分是 0", "写大于 0 的数"));
    }

    private static Optional<Integer> weight(YamlValue value) {
        return value.measure()
                .flatMap(weight -> weight.tenThousandths() > 0 && weight.tenThousandths() <= MOST_WEIGHT
                        ? Optional.of((int) weight.tenThousandths())
                        : value.wrong("权重 " + weight + " 超出范围", "写大于 0、不大于 10 的数，例如 0.8"));
    }
}
