package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.grading.Need;
import cn.sanwei.scoring.rulebook.reading.rules.ConditionReader;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions beside the total. Each asks for one thing: times, points, at most so many times, or points of a part. */
final class NeedReader {
    static final List<String> KEYS =
            List.of("label", "rules", "times", "at-most-times", "points", "part", "status", "categories", "posts");
    private static final int MOST_TIMES = 100_000;

    private final RuleNames rules;
    private final Set<String> parts;

    NeedReader(RuleNames rules, Set<String> parts) {
        this.rules = rules;
        this.parts = parts;
    }

    List<Need> read(YamlValue value) {
        List<Need> needs = new ArrayList<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(KEYS).flatMap(map -> need(item, map)).ifPresent(needs::add);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有条件", "至少写一项，或删去 needs");
        }
        return needs;
    }

    private Optional<Need> need(YamlValue item, YamlMap map) {
        List<String> asked = new ArrayList<>(List.of("times", "at-most-times", "points"));
        asked.removeIf(key -> !map.has(key));
        if (asked.size() != 1) {
            return item.wrong(
                    asked.isEmpty() ? "没有写要多少" : "一项条件写了 " + String.join("、", asked),
                    "写 times（至少几次）、at-most-times（至多几次）或 points（至少几分）中的一个");
        }
        if (map.has("rules") == map.has("part")) {
            return item.wrong(map.has("part") ? "rules 和 part 写在了一起" : "没有写看哪些积分项", "写 rules（积分项）或 part（部分）中的一个");
        }
        MemberCondition members = ConditionReader.members(map);
        Optional<String> label = map.get("label").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        return map.has("part") ? ofPart(map, label, members) : ofRules(map, label, members);
    }

    private Optional<Need> ofPart(YamlMap map, Optional<String> label, MemberCondition members) {
        if (!map.has("points")) {
            return map.get("part").flatMap(value -> value.wrong("部分只能要求分数", "写 points，或改用 rules"));
        }
        Optional<String> part = map.get("part").flatMap(value -> value.oneOf(parts, "部分"));
        Optional<Points> least = map.get("points").flatMap(YamlValue::points);
        return part.isEmpty() || least.isEmpty()
                ? Optional.empty()
                : Optional.of(new Need.OfPart(label.orElse(part.get()), part.get(), least.get(), members));
    }

    private Optional<Need> ofRules(YamlMap map, Optional<String> label, MemberCondition members) {
        Set<String> named = map.get("rules").map(rules::read).orElse(Set.of());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String words =
                label.orElseGet(() -> named.stream().map(rules::label).sorted().collect(Collectors.joining("、")));
        if (map.has("points")) {
            return map.get("points")
                    .flatMap(YamlValue::points)
                    .map(least -> new Need.OfPoints(words, named, least, members));
        }
        if (map.has("times")) {
            return map.get("times")
                    .flatMap(value -> value.whole(1, MOST_TIMES))
                    .map(least -> new Need.Times(words, named, least, members));
        }
        return map.get("at-most-times")
                .flatMap(value -> value.whole(0, MOST_TIMES))
                .map(most -> new Need.AtMostTimes(words, named, most, members));
    }
}
