package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** {@code {months: 6}}: a length of time, in exactly one of days, weeks, months and years. */
final class Spans {
    static final List<String> KEYS = List.of("days", "weeks", "months", "years");
    private static final int MOST = 3660;

    private Spans() {}

    static Optional<Period> read(YamlValue value) {
        return value.map(KEYS).flatMap(map -> among(value, map));
    }

    /** The one length among other keys. */
    static Optional<Period> among(YamlValue value, YamlMap map) {
        List<String> units = KEYS.stream().filter(map::has).toList();
        if (units.isEmpty()) {
            return value.wrong("没有写多久", "写 {days: 30}、{weeks: 2}、{months: 6} 或 {years: 1}");
        }
        if (units.size() > 1) {
            return value.wrong("几种单位写在了一起", "只用一种单位，例如 {months: 6}");
        }
        String unit = units.get(0);
        return map.get(unit).flatMap(number -> number.whole(1, MOST)).map(length -> of(unit, length));
    }

    private static Period of(String unit, int length) {
        return switch (unit) {
            case "days" -> Period.ofDays(length);
            case "weeks" -> Period.ofWeeks(length);
            case "months" -> Period.ofMonths(length);
            case "years" -> Period.ofYears(length);
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
