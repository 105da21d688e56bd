package cn.sanwei.scoring.rulebook.reading;

import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code layers: {additions: {rules: 10, points: 20}, leaves: [base], groups: [study]}}: what a book leaves to lower ones. */
public final class LayersReader {
    /** What a book has that takes part in layers, beside what every book has. */
    public static final List<String> OF_THE_BOOK = List.of("layers", "within", "for");

    static final List<String> KEYS = List.of("additions", "leaves", "groups");
    static final List<String> ADDITIONS = List.of("rules", "points", "deductions");
    /** What a lower book may say in the place of the upper one's, where that leaves it. */
    static final List<String> LEAVABLE = List.of(
            "base",
            "total",
            "grades",
            "exempt",
            "quarters",
            "consequences",
            "quotas",
            "branches",
            "objection-days",
            "show-rank",
            "mask-names");

    private LayersReader() {}

    public static Optional<Layers> read(YamlValue value) {
        return value.map(KEYS).map(map -> {
            Optional<YamlMap> additions = map.get("additions").flatMap(written -> written.map(ADDITIONS));
            return new Layers(
                    whole(additions, "rules", YamlValue.MOST_ITEMS),
                    whole(additions, "points", 10_000),
                    whole(additions, "deductions", 10_000),
                    map.get("leaves").map(LayersReader::leaves).orElse(Set.of()),
                    map.get("groups").map(YamlValue::slugs).orElse(Set.of()));
        });
    }

    private static int whole(Optional<YamlMap> additions, String key, int most) {
        return additions
                .flatMap(map -> map.get(key))
                .flatMap(value -> value.whole(0, most))
                .orElse(0);
    }

    private static Set<String> leaves(YamlValue value) {
        Set<String> leaves = value.slugs();
        leaves.stream()
                .filter(key -> !LEAVABLE.contains(key))
                .forEach(key -> value.wrong("“" + key + "”不能放给下级", "可以放的是：" + String.join("、", LEAVABLE)));
        return leaves;
    }
}
