package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.ProRata;
import cn.sanwei.scoring.rulebook.reading.rules.ConditionReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code base: 60}, or one item, or a list of which the first that fits a member is his. */
final class BaseReader {
    static final List<String> KEYS = List.of("points", "pro-rata", "status", "categories", "posts");

    private BaseReader() {}

    static List<BasePoints> read(Optional<YamlValue> value) {
        List<BasePoints> base = new ArrayList<>();
        if (value.isEmpty()) {
            return base;
        }
        if (value.get().isScalar()) {
            value.get().points().ifPresent(points -> base.add(new BasePoints(points, null, MemberCondition.EVERYBODY)));
            return base;
        }
        YamlValue forAll = null;
        List<YamlValue> items =
                value.get().isMap() ? List.of(value.get()) : value.get().list();
        for (YamlValue item : items) {
            if (forAll != null) {
                item.wrong("上一项已适用于所有人，这一项永远轮不到", "把没有条件的一项放在最后");
            }
            Optional<BasePoints> read = item.map(KEYS).flatMap(BaseReader::item);
            read.ifPresent(base::add);
            if (read.isPresent() && read.get().members().isForEverybody()) {
                forAll = item;
            }
        }
        return base;
    }

    private static Optional<BasePoints> item(YamlMap map) {
        ProRata proRata = map.get("pro-rata")
                .flatMap(value -> value.oneOf(ProRata.CODES, "折算方法"))
                .map(ProRata::ofCode)
                .orElse(null);
        return map.need("points", "points: 60")
                .flatMap(YamlValue::points)
                .map(points -> new BasePoints(points, proRata, ConditionReader.members(map)));
    }
}
