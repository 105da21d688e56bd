package cn.sanwei.scoring.rulebook;

import cn.sanwei.scoring.facts.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule says beside its amount and its caps. */
final class TermsReader {
    static final List<String> KEYS = List.of("multiply");
    static final List<String> MULTIPLIER = List.of("by", "when");
    private static final int MOST_MULTIPLIERS = 10;
    private static final Measure LARGEST_FACTOR = Measure.ofWhole(100);

    private TermsReader() {}

    static Terms read(YamlMap rule) {
        return new Terms(rule.get("multiply").map(TermsReader::multiply).orElse(List.of()));
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

    private static Optional<Measure> factor(YamlValue value) {
        return value.measure()
                .flatMap(by -> by.compareTo(LARGEST_FACTOR) > 0
                        ? value.wrong("系数 " + by + " 太大", "最大 " + LARGEST_FACTOR)
                        : Optional.of(by));
    }
}
