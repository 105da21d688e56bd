package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Measure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions on a member and on a fact. */
final class ConditionReader {
    private static final List<String> STATUSES =
            List.of(MemberStatus.values()).stream().map(MemberStatus::code).toList();
    private static final List<String> TAGS = List.of("any", "none");
    private static final List<String> RANGE = List.of("from", "below");

    private ConditionReader() {}

    static MemberCondition members(YamlMap map) {
        return new MemberCondition(
                map.get("status").map(ConditionReader::statuses).orElse(Set.of()),
                map.get("categories").map(ConditionReader::tags).orElse(TagCondition.EVERYBODY),
                map.get("posts").map(ConditionReader::tags).orElse(TagCondition.EVERYBODY));
    }

    static FactCondition facts(YamlMap when) {
        return new FactCondition(
                when.get("attributes").map(ConditionReader::attributes).orElse(Map.of()),
                when.get("measures").map(ConditionReader::measures).orElse(Map.of()));
    }

    private static Set<MemberStatus> statuses(YamlValue value) {
        Set<MemberStatus> statuses = EnumSet.noneOf(MemberStatus.class);
        List<YamlValue> items = value.isScalar() ? List.of(value) : value.list();
        for (YamlValue item : items) {
            item.oneOf(STATUSES, "身份").ifPresent(code -> statuses.add(status(code)));
        }
        if (items.isEmpty()) {
            value.wrong("没有写身份", "至少写一项，或删去这个键");
        }
        return statuses;
    }

    private static MemberStatus status(String code) {
        for (MemberStatus status : MemberStatus.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException(code);
    }

    /** A list is the short form of {@code any}. */
    private static TagCondition tags(YamlValue value) {
        if (value.isScalar() || value.isList()) {
            return new TagCondition(value.slugs(), Set.of());
        }
        Optional<YamlMap> map = value.map(TAGS);
        if (map.isEmpty()) {
            return TagCondition.EVERYBODY;
        }
        Set<String> any = map.get().get("any").map(YamlValue::slugs).orElse(Set.of());
        Set<String> none = map.get().get("none").map(YamlValue::slugs).orElse(Set.of());
        any.stream().filter(none::contains).forEach(tag -> value.wrong("“" + tag + "”既要有又要没有", "从 any 或 none 中删去它"));
        if (!map.get().has("any") && !map.get().has("none")) {
            value.wrong("条件是空的", "写 any（有其一即可）或 none（一个都没有）");
        }
        return new TagCondition(any, none);
    }

    private static Map<String, Set<String>> attributes(YamlValue value) {
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        value.map(List.of())
                .ifPresent(map -> map.all().forEach((name, values) -> attributes.put(name, values.slugs())));
        return attributes;
    }

    private static Map<String, MeasureRange> measures(YamlValue value) {
        Map<String, MeasureRange> measures = new LinkedHashMap<>();
        value.map(List.of())
                .ifPresent(map -> map.all()
                        .forEach((name, range) -> range.map(RANGE)
                                .flatMap(bounds -> range(range, bounds))
                                .ifPresent(read -> measures.put(name, read))));
        return measures;
    }

    private static Optional<MeasureRange> range(YamlValue value, YamlMap bounds) {
        if (!bounds.has("from") && !bounds.has("below")) {
            return value.wrong("没有写范围", "写 from（含）、below（不含）或两者");
        }
        Measure from = bounds.get("from").flatMap(YamlValue::measure).orElse(null);
        Measure below = bounds.get("below").flatMap(YamlValue::measure).orElse(null);
        if (from != null && below != null && from.compareTo(below) >= 0) {
            return value.wrong("从 " + from + " 起到不足 " + below + "，没有数在其中", "below 要大于 from");
        }
        return Optional.of(new MeasureRange(from, below));
    }
}
