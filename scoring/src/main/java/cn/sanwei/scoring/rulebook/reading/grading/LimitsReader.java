package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;

/** Floor and ceiling, as two keys of a mapping. */
final class LimitsReader {
    private LimitsReader() {}

    /** @param what whose limits they are, for the error */
    static Limits read(YamlMap map, String what) {
        Points floor = map.get("floor").flatMap(YamlValue::points).orElse(null);
        Points ceiling = map.get("ceiling").flatMap(YamlValue::points).orElse(null);
        if (floor != null && ceiling != null && ceiling.compareTo(floor) < 0) {
            map.wrong(what + "上限 " + ceiling + " 低于下限 " + floor, "ceiling 要大于 floor");
        }
        return new Limits(floor, ceiling);
    }
}
