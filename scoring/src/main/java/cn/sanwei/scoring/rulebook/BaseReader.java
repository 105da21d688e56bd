package cn.sanwei.scoring.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code base: 60}, or a list of which the first that fits a member is his. */
final class BaseReader {
    private static final List<String> KEYS = List.of("points", "status", "categories", "posts");

    private BaseReader() {}

    static List<BasePoints> read(Optional<YamlValue> value) {
        List<BasePoints> base = new ArrayList<>();
        if (value.isEmpty()) {
            return base;
        }
        if (value.get().isScalar()) {
            value.get().points().ifPresent(points -> base.add(new BasePoints(points, MemberCondition.EVERYBODY)));
            return base;
        }
        YamlValue forAll = null;
        for (YamlValue item : value.get().list()) {
            if (forAll != null) {
                item.wrong("上一项已适用于所有人，这一项永远轮不到", "把没有条件的一项放在最后");
            }
            Optional<BasePoints> read = item.map(KEYS)
                    .flatMap(map -> map.need("points", "points: 60")
                            .flatMap(YamlValue::points)
                            .map(points -> new BasePoints(points, ConditionReader.members(map))));
            read.ifPresent(base::add);
            if (read.isPresent() && read.get().members().isForEverybody()) {
                forAll = item;
            }
        }
        return base;
    }
}
