package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a fact says, as a clerk wrote it in a table: words that its type has, and figures within their bounds. */
final class FactWords {
    private static final int MOST_PLACES = 4;
    /** Beyond these a figure is a slip of the pen: hours of a month, a year's yuan of anybody. */
    private static final Map<String, BigDecimal> MOST = Map.of(
            "hours", BigDecimal.valueOf(744),
            "minutes", BigDecimal.valueOf(44_640),
            "seconds", BigDecimal.valueOf(86_400),
            "days", BigDecimal.valueOf(366),
            "times", BigDecimal.valueOf(1_000),
            "score", BigDecimal.valueOf(1_000),
            "rating", BigDecimal.valueOf(5),
            "yuan", BigDecimal.valueOf(1_000_000));

    private final Map<String, FactType> types;
    private final Set<MemberId> known;

    /**
     * @param types those that may be written here
     * @param known the members of the township, as far as the table names any
     */
    FactWords(Map<String, FactType> types, Set<MemberId> known) {
        this.types = types;
        this.known = known;
    }

    void check(RowErrors at, String fact, Map<String, BigDecimal> measures, Map<String, String> attributes) {
        Optional<FactType> type = Optional.ofNullable(fact).map(types::get);
        if (type.isEmpty()) {
            at.add("fact", "没有这种积分事实；可用的有 " + String.join("、", types.keySet()));
            return;
        }
        if (attributes != null) {
            attributes(at, type.get(), attributes);
        }
        if (measures != null) {
            measures(at, type.get(), measures);
        }
    }

    private void attributes(RowErrors at, FactType type, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (FactTypes.RELATIONS.contains(name)) {
                named(at, "attributes." + name, value);
            } else if (!type.attributes().contains(name)) {
                at.add("attributes", type.name() + " 没有“" + shortened(name) + "”这个属性");
            } else {
                at.isCode("attributes." + name, value);
            }
        });
    }

    /** Another member, who may get something from it. */
    private void named(RowErrors at, String field, String value) {
        at.read(field, value, MemberId::of, "须为党员的 UUID")
                .filter(member -> !known.contains(member) || !member.toString().equals(value))
                .ifPresent(member -> at.add(field, "本镇（街道）没有这名党员，或编号不是小写"));
    }

    private static void measures(RowErrors at, FactType type, Map<String, BigDecimal> measures) {
        measures.forEach((name, value) -> {
            if (!type.measures().contains(name)) {
                at.add("measures", type.name() + " 没有“" + shortened(name) + "”这个数值");
            } else {
                measure(at, "measures." + name, value, MOST.get(name));
            }
        });
    }

    private static void measure(RowErrors at, String field, BigDecimal value, BigDecimal most) {
        if (value == null) {
            at.add(field, "不能为空");
        } else if (value.signum() < 0) {
            at.add(field, "不能是负数");
        } else if (value.compareTo(most) > 0) {
            at.add(field, "不能大于 " + most);
        } else if (value.scale() > MOST_PLACES) {
            at.add(field, "最多 " + MOST_PLACES + " 位小数");
        }
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
