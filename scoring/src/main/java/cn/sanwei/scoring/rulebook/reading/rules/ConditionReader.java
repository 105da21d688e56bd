package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.conditions.FactCondition;
import cn.sanwei.scoring.rulebook.conditions.Hours;
import cn.sanwei.scoring.rulebook.conditions.MeasureRange;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.conditions.TagCondition;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Conditions on a member and on a fact. */
public final class ConditionReader {
    private static final List<String> STATUSES =
            List.of(MemberStatus.values()).stream().map(MemberStatus::code).toList();
    private static final List<String> TAGS = List.of("any", "none");
    private static final List<String> RANGE = List.of("from", "below");
    static final List<String> WHEN =
            List.of("attributes", "measures", "status", "categories", "posts", "organisations", "clock", "weekdays");
    static final List<String> CLOCK = List.of("from", "below");
    private static final List<String> WEEKDAYS = Stream.of(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private ConditionReader() {}

    /** What stands under {@code when}; always where there is none. */
    static When when(YamlMap map) {
        return map.get("when")
                .flatMap(value -> value.map(WHEN))
                .map(when -> new When(facts(when), members(when)))
                .orElse(When.ALWAYS);
    }

    public static MemberCondition members(YamlMap map) {
        return new MemberCondition(
                map.get("status").map(ConditionReader::statuses).orElse(Set.of()),
                map.get("categories").map(ConditionReader::tags).orElse(TagCondition.EVERYBODY),
                map.get("posts").map(ConditionReader::tags).orElse(TagCondition.EVERYBODY),
                map.get("organisations").map(YamlValue::slugs).orElse(Set.of()));
    }

    static FactCondition facts(YamlMap when) {
        return new FactCondition(
                when.get("attributes").map(ConditionReader::attributes).orElse(Map.of()),
                when.get("measures").map(ConditionReader::measures).orElse(Map.of()),
                hours(when));
    }

    private static Hours hours(YamlMap when) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        when.get("weekdays").ifPresent(value -> {
            List<YamlValue> items = value.isScalar() ? List.of(value) : value.list();
            items.forEach(item -> item.oneOf(WEEKDAYS, "星期")
                    .ifPresent(day -> weekdays.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))));
            if (items.isEmpty() && value.isList()) {
                value.wrong("没有写星期几", "写 [saturday, sunday] 之类，或删去这个键");
            }
        });
        LocalTime[] clock = new LocalTime[2];
        when.get("clock")
                .ifPresent(value -> value.map(CLOCK).ifPresent(map -> {
                    clock[0] = map.need("from", "from: \"19:00\"")
                            .flatMap(YamlValue::time)
                            .orElse(null);
                    clock[1] = map.need("below", "below: \"21:30\"")
                            .flatMap(YamlValue::time)
                            .orElse(null);
                    if (clock[0] != null && clock[0].equals(clock[1])) {
                        value.wrong("从 " + clock[0] + " 到 " + clock[1] + "，没有时间在其中", "from 和 below 要不同；全天有效就删去 clock");
                    }
                }));
        return clock[0] == null || clock[1] == null
                ? new Hours(null, null, weekdays)
                : new Hours(clock[0], clock[1], weekdays);
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
