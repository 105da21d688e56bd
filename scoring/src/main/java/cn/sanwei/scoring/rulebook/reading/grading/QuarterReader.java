package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** {@code quarters}: what counts in a quarter, its own base and limits, and its grades. */
final class QuarterReader {
    static final List<String> KEYS = List.of("counts", "base", "floor", "ceiling", "grades");
    private static final List<String> COUNTS = List.of("quarter", "to-date");

    private QuarterReader() {}

    static Optional<QuarterScheme> read(YamlValue value, GradeReader grades) {
        return value.map(KEYS).map(map -> {
            boolean toDate = map.get("counts")
                    .flatMap(counts -> counts.oneOf(COUNTS, "计法"))
                    .filter("to-date"::equals)
                    .isPresent();
            return new QuarterScheme(
                    toDate,
                    BaseReader.read(map.get("base")),
                    LimitsReader.read(map, "季度"),
                    map.get("grades").flatMap(grades::read).orElse(null));
        });
    }
}
