package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code caps: [{points: 2, per: day}, {times: 10, per: month}]}. */
final class CapReader {
    private static final int MOST_TIMES = 100_000;
    private static final List<String> KEYS = List.of("points", "times", "per");
    static final List<String> PERIODS =
            Stream.of(CapPeriod.values()).map(CapPeriod::code).toList();

    private CapReader() {}

    static List<Cap> read(YamlValue value) {
        List<Cap> caps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : value.list()) {
            Optional<Cap> cap = item.map(KEYS).flatMap(map -> cap(item, map));
            if (cap.isPresent()) {
                String kind = (cap.get() instanceof Cap.OfPoints ? "points " : "times ")
                        + cap.get().per().code();
                if (!seen.add(kind)) {
                    item.wrong("同一周期有两个同类上限", "只留较小的一个");
                }
                caps.add(cap.get());
            }
        }
        return caps;
    }

    private static Optional<Cap> cap(YamlValue value, YamlMap map) {
        Optional<CapPeriod> per = map.need("per", "per: month")
                .flatMap(p -> p.oneOf(PERIODS, "周期"))
                .map(CapReader::period);
        if (map.has("points") == map.has("times")) {
            return value.wrong(map.has("points") ? "分值和次数写在了一起" : "没有写上限是多少", "写 points（分）或 times（次）之一，两种上限写成两项");
        }
        if (map.has("points")) {
            Optional<Points> points = map.get("points").flatMap(CapReader::limit);
            return per.flatMap(period -> points.map(limit -> new Cap.OfPoints(period, limit)));
        }
        Optional<Integer> times = map.get("times").flatMap(t -> t.whole(1, MOST_TIMES));
        return per.flatMap(period -> times.map(limit -> new Cap.OfTimes(period, limit)));
    }

    private static Optional<Points> limit(YamlValue value) {
        return value.points()
                .flatMap(points -> points.hundredths() > 0
                        ? Optional.of(points)
                        : value.wrong("上限 " + points + " 不大于 0", "写大于 0 的数；扣分项的上限也写正数（最多扣几分）"));
    }

    static CapPeriod period(String code) {
        for (CapPeriod period : CapPeriod.values()) {
            if (period.code().equals(code)) {
                return period;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
