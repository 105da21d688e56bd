package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Grades from the highest down. Each begins at {@code from} and ends below the one above; the last takes the rest. */
final class GradeReader {
    private static final int MOST_STARS = 10;
    private static final List<String> KEYS = List.of("code", "label", "stars", "from", "below");

    private final Set<String> codes = new HashSet<>();
    private final List<Band> bands = new ArrayList<>();
    private Points upper;
    private boolean known = true;

    private GradeReader() {}

    static List<Band> read(YamlValue value) {
        GradeReader reader = new GradeReader();
        List<YamlValue> items = value.list();
        for (int i = 0; i < items.size(); i++) {
            reader.band(items.get(i), i == 0, i == items.size() - 1);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有等级", "至少写一级，或删去 grades 用通常的 90/80/60");
        }
        return reader.bands;
    }

    private void band(YamlValue item, boolean first, boolean last) {
        Optional<YamlMap> read = item.map(KEYS);
        if (read.isEmpty()) {
            known = false;
            return;
        }
        YamlMap map = read.get();
        Optional<String> code = map.need("code", "code: three-stars").flatMap(this::code);
        Optional<String> label = map.need("label", "label: 三星").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
        int stars =
                map.get("stars").flatMap(value -> value.whole(0, MOST_STARS)).orElse(0);
        Points from = map.get("from").flatMap(YamlValue::points).orElse(null);
        Points below = map.get("below").flatMap(YamlValue::points).orElse(null);
        checkUpper(map, below, first);
        checkLower(item, map, from, last);
        known = from != null;
        upper = from;
        if (code.isPresent() && label.isPresent()) {
            bands.add(new Band(code.get(), label.get(), stars, from));
        }
    }

    private void checkUpper(YamlMap map, Points below, boolean first) {
        if (below == null) {
            return;
        }
        YamlValue written = map.get("below").orElseThrow();
        if (first) {
            written.wrong("最高一级不能封顶，" + below + " 分以上就没有等级了", "删去 below");
        } else if (known && upper != null && below.compareTo(upper) > 0) {
            written.wrong("与上一级重叠：" + upper + " 至不足 " + below + " 分有两个等级", "写 below: " + upper + "，或删去 below");
        } else if (known && upper != null && below.compareTo(upper) < 0) {
            written.wrong("与上一级之间有空档：" + below + " 至不足 " + upper + " 分没有等级", "写 below: " + upper + "，或删去 below");
        }
    }

    private void checkLower(YamlValue item, YamlMap map, Points from, boolean last) {
        if (last && map.has("from")) {
            map.get("from")
                    .orElseThrow()
                    .wrong("下面没有等级了，不足 " + from + " 分的没有等级", "再加一级，不写 from，例如 {code: none, label: 未评星}");
        } else if (!last && !map.has("from")) {
            item.wrong("没有写从几分起", "加上 from；只有最低一级不写");
        } else if (from != null && known && upper != null && from.compareTo(upper) >= 0) {
            map.get("from").orElseThrow().wrong("等级没有从高到低：" + from + " 不小于上一级的 " + upper, "按 from 从大到小排列");
        }
    }

    private Optional<String> code(YamlValue value) {
        return value.slug()
                .flatMap(code ->
                        codes.add(code) ? Optional.of(code) : value.wrong("等级代码“" + code + "”已经用过", "每级用不同的代码"));
    }
}
