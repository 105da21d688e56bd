package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Need;
import cn.sanwei.scoring.rulebook.grading.Rounding;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists of bands from the highest down. Each begins at {@code from} and ends below the one above; the last takes the
 * rest. A code means the same label and stars in all lists of one rule book.
 */
final class BandReader {
    static final List<String> KEYS = List.of("code", "label", "stars", "from", "below", "to", "needs");
    private static final int MOST_STARS = 10;
    private static final long WHOLE = 100;

    private final Rounding rounding;
    private final NeedReader needs;
    private final Map<String, Band> meanings;

    /**
     * @param rounding null where grades go by the total as it is
     * @param meanings what codes mean that were read before; those read here are added
     */
    BandReader(Rounding rounding, NeedReader needs, Map<String, Band> meanings) {
        this.meanings = meanings;
        this.rounding = rounding;
        this.needs = needs;
    }

    List<Band> read(YamlValue value) {
        OneList list = new OneList();
        List<YamlValue> items = value.list();
        for (int i = 0; i < items.size(); i++) {
            list.band(items.get(i), i == 0, i == items.size() - 1);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有等级", "至少写一级，或删去 grades 用通常的 90/80/60");
        }
        remember(list.bands);
        return list.bands;
    }

    /** What codes mean that were not read here. */
    void remember(List<Band> bands) {
        bands.forEach(band -> meanings.putIfAbsent(band.code(), band));
    }

    private final class OneList {
        private final Set<String> codes = new HashSet<>();
        private final List<Band> bands = new ArrayList<>();
        private Points upper;
        private boolean known = true;

        private void band(YamlValue item, boolean first, boolean last) {
            Optional<YamlMap> read = item.map(KEYS);
            if (read.isEmpty()) {
                known = false;
                return;
            }
            YamlMap map = read.get();
            Optional<String> code = map.need("code", "code: three-stars").flatMap(this::code);
            Optional<String> label =
                    map.need("label", "label: 三星").flatMap(value -> value.text(RuleReader.LONGEST_LABEL));
            int stars = map.get("stars")
                    .flatMap(value -> value.whole(0, MOST_STARS))
                    .orElse(0);
            Points from = map.get("from").flatMap(BandReader.this::bound).orElse(null);
            checkBelow(map, first);
            checkTo(map, from, first);
            checkLower(item, map, from, last);
            List<Need> asked = map.get("needs").map(needs::read).orElse(List.of());
            if (last && map.has("needs")) {
                map.get("needs").orElseThrow().wrong("最低一级不能有条件，否则有人没有等级", "删去 needs，写到上面各级");
            }
            known = from != null;
            upper = from;
            if (code.isPresent() && label.isPresent()) {
                Band band = new Band(code.get(), label.get(), stars, from, asked);
                checkMeaning(map, band);
                bands.add(band);
            }
        }

        private void checkBelow(YamlMap map, boolean first) {
            if (!map.has("below")) {
                return;
            }
            YamlValue written = map.get("below").orElseThrow();
            Points below = written.points().orElse(null);
            if (below != null) {
                checkUpper(written, below, first, "below: " + upper);
            }
        }

        /** The whole number below {@code to}'s next is where the band ends. */
        private void checkTo(YamlMap map, Points from, boolean first) {
            if (!map.has("to")) {
                return;
            }
            YamlValue written = map.get("to").orElseThrow();
            Points to = bound(written).orElse(null);
            if (to == null) {
                return;
            }
            if (rounding == null) {
                written.wrong(
                        "写了 to 却没有说怎样取整：" + to + " 分以上、下一个整数以下归哪一级不清楚",
                        "在 grades 下写 rounding: half-up（四舍五入）、down（舍去）或 up（进一），各级写在 bands 下；或改用 below");
            } else if (map.has("below")) {
                written.wrong("to 和 below 写在了一起", "只写其中一个：to 含这个分数，below 不含");
            } else if (from != null && to.compareTo(from) < 0) {
                written.wrong("从 " + from + " 到 " + to + "，没有分数在其中", "to 不小于 from");
            } else {
                Points last = upper == null ? null : new Points(upper.hundredths() - WHOLE);
                checkUpper(written, new Points(to.hundredths() + WHOLE), first, "to: " + last);
            }
        }

        private void checkUpper(YamlValue written, Points below, boolean first, String right) {
            if (first) {
                written.wrong("最高一级不能封顶，" + below + " 分以上就没有等级了", "删去 " + written.key());
            } else if (known && upper != null && below.compareTo(upper) > 0) {
                written.wrong("与上一级重叠：" + upper + " 至不足 " + below + " 分有两个等级", "写 " + right + "，或删去 " + written.key());
            } else if (known && upper != null && below.compareTo(upper) < 0) {
                written.wrong(
                        "与上一级之间有空档：" + below + " 至不足 " + upper + " 分没有等级", "写 " + right + "，或删去 " + written.key());
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

        private void checkMeaning(YamlMap map, Band band) {
            Band before = meanings.get(band.code());
            if (before != null && (!before.label().equals(band.label()) || before.stars() != band.stars())) {
                map.get("code")
                        .orElseThrow()
                        .wrong(
                                "等级“" + band.code() + "”在别处是“" + before.label() + "”（" + before.stars() + " 星），这里是“"
                                        + band.label() + "”（" + band.stars() + " 星）",
                                "名称和星数写成一样，或换一个代码");
            }
        }

        private Optional<String> code(YamlValue value) {
            return value.slug()
                    .flatMap(code ->
                            codes.add(code) ? Optional.of(code) : value.wrong("等级代码“" + code + "”已经用过", "每级用不同的代码"));
        }
    }

    /** With a rounding, a bound between two whole numbers could not be told from the next one up. */
    private Optional<Points> bound(YamlValue value) {
        return value.points()
                .flatMap(points -> rounding == null || points.hundredths() % WHOLE == 0
                        ? Optional.of(points)
                        : value.wrong("分数先取整再定等级，" + points + " 不是整数", "写整数，例如 " + points.hundredths() / WHOLE));
    }
}
