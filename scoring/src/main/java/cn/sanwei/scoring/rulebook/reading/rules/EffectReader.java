package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.rules.GradeEffect;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code effect: veto}, or a mapping of what a rule does to total and grade. */
public final class EffectReader {
    static final List<String> KEYS = List.of("total", "later", "total-at-most", "grade", "at-least", "at-most");
    private static final List<String> LATER =
            Stream.of(GradeEffect.Later.values()).map(GradeEffect.Later::code).toList();
    private static final String EFFECT = "effect";
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

    /** A grade that an effect names must be in every list of bands, whoever the member is. */
    public static void check(Findings findings, List<At<Rule>> rules, GradeScheme scheme) {
        for (At<Rule> rule : rules) {
            GradeEffect effect = rule.value().terms().effect();
            if (effect != null) {
                named(findings, rule.path(), "grade", effect.grade(), scheme);
                named(findings, rule.path(), "at-least", effect.atLeast(), scheme);
                named(findings, rule.path(), "at-most", effect.atMost(), scheme);
            }
        }
    }

    private static void named(Findings findings, String path, String key, String code, GradeScheme scheme) {
        if (code == null) {
            return;
        }
        List<List<Band>> lists = new ArrayList<>(List.of(scheme.bands()));
        scheme.by().forEach(some -> lists.add(some.bands()));
        for (List<Band> bands : lists) {
            List<String> codes = bands.stream().map(Band::code).toList();
            if (!codes.contains(code)) {
                findings.error(
                        path + "." + EFFECT + "." + key,
                        "grades 中没有“" + code + "”这一级",
                        Nearest.hint(code, codes) + "可用的是：" + String.join("、", codes)
                                + (lists.size() > 1 ? "；by 下的每一组都要有" : ""));
                return;
            }
        }
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
