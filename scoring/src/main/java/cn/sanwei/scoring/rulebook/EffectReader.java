package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Points;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code effect: veto}, or a mapping of what a rule does to total and grade. */
final class EffectReader {
    static final List<String> KEYS = List.of("total", "later", "total-at-most", "grade", "at-least", "at-most");
    private static final List<String> LATER =
            Stream.of(GradeEffect.Later.values()).map(GradeEffect.Later::code).toList();
    private static final String VETO = "veto";

    private EffectReader() {}

    static Optional<GradeEffect> read(YamlValue value) {
        if (value.isScalar()) {
            return value.oneOf(List.of(VETO), "效力").map(veto -> GradeEffect.VETO);
        }
        return value.map(KEYS).flatMap(map -> effect(value, map));
    }

    private static Optional<GradeEffect> effect(YamlValue value, YamlMap map) {
        if (map.all().isEmpty() || map.all().keySet().equals(Set.of("later"))) {
            return value.wrong("没有写对结果有什么作用", "写 veto（一票否决），或 grade、at-most、at-least、total、total-at-most");
        }
        if (map.has("later") && !map.has("total")) {
            return map.get("later")
                    .flatMap(later -> later.wrong("later 说的是 total 之后怎样计，这里没有 total", "加上 total，或删去 later"));
        }
        if (map.has("grade") && (map.has("at-least") || map.has("at-most"))) {
            return value.wrong("grade 已经定级，at-least、at-most 没有作用", "只写 grade，或只写 at-least、at-most");
        }
        Optional<Points> total = map.get("total").flatMap(YamlValue::points);
        Optional<Points> atMost = map.get("total-at-most").flatMap(YamlValue::points);
        GradeEffect.Later later = map.get("later")
                .flatMap(written -> written.oneOf(LATER, "计法"))
                .map(EffectReader::later)
                .orElse(GradeEffect.Later.IGNORED);
        return Optional.of(new GradeEffect(
                total.orElse(null),
                later,
                atMost.orElse(null),
                code(map, "grade"),
                code(map, "at-least"),
                code(map, "at-most"),
                false));
    }

    private static String code(YamlMap map, String key) {
        return map.get(key).flatMap(YamlValue::slug).orElse(null);
    }

    private static GradeEffect.Later later(String code) {
        for (GradeEffect.Later later : GradeEffect.Later.values()) {
            if (later.code().equals(code)) {
                return later;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
