package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import cn.sanwei.scoring.rulebook.grading.Scorers.OfThree;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code branches: {weights: {points-work: 0.6, year-end-target: 0.4}}}: no weight is assumed. */
final class BranchReader {
    static final List<String> KEYS = List.of("weights", "scorers", "grades");
    static final List<String> SCORERS = List.of("apart", "of-three");
    static final List<String> WEIGHTS =
            List.of(BranchWeights.POINTS_WORK, BranchWeights.YEAR_END_TARGET, BranchWeights.MEMBERS_MEAN);
    private static final int PLACES = 4;
    private static final Points MOST = Points.ofWhole(100);
    private static final SortedMap<String, OfThree> OF_THREE =
            new TreeMap<>(Map.of("nearest", OfThree.NEAREST, "all", OfThree.ALL));

    private BranchReader() {}

    /** @param ofMembers the book's own grades, where the branches have none of their own */
    static Optional<BranchGrading> read(YamlValue value, GradeReader grades, GradeScheme ofMembers) {
        return value.map(KEYS).flatMap(map -> {
            Optional<BranchWeights> weights = map.need("weights", "weights: {points-work: 0.6, year-end-target: 0.4}")
                    .flatMap(BranchReader::weights);
            GradeScheme scheme = map.get("grades")
                    .flatMap(written -> ofBranches(written, grades))
                    .orElse(new GradeScheme(ofMembers.rounding(), ofMembers.bands(), List.of(), List.of()));
            Optional<Scorers> scorers = map.get("scorers").flatMap(BranchReader::scorers);
            return weights.map(read -> new BranchGrading(read, scorers, scheme));
        });
    }

    /** Neither is assumed: a third person's score decides what becomes of a branch. */
    private static Optional<Scorers> scorers(YamlValue value) {
        Optional<YamlMap> map = value.map(SCORERS);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Optional<Points> apart = map.get().need("apart", "apart: 5").flatMap(BranchReader::apart);
        Optional<OfThree> ofThree = map.get()
                .need("of-three", "of-three: nearest")
                .flatMap(written -> written.oneOf(OF_THREE.keySet(), "取法"))
                .map(OF_THREE::get);
        return apart.flatMap(points -> ofThree.map(way -> new Scorers(points, way)));
    }

    private static Optional<Points> apart(YamlValue value) {
        return value.points()
                .flatMap(points -> points.isNegative() || points.compareTo(MOST) >= 0
                        ? value.wrong("两人的评分最多相差 100 分", "写 0 至 100 之间的数，例如 5")
                        : Optional.of(points));
    }

    private static Optional<GradeScheme> ofBranches(YamlValue value, GradeReader grades) {
        Optional<GradeScheme> scheme = grades.read(value);
        boolean asksMembers = scheme.isPresent()
                && (!scheme.get().by().isEmpty()
                        || !scheme.get().needs().isEmpty()
                        || scheme.get().bands().stream()
                                .anyMatch(band -> !band.needs().isEmpty()));
        if (asksMembers) {
            return value.wrong("支部的等级不能按党员写 by 或 needs", "只写 rounding 和 bands");
        }
        return scheme;
    }

    private static Optional<BranchWeights> weights(YamlValue value) {
        Optional<YamlMap> map = value.map(WEIGHTS);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> work =
                map.get().need(BranchWeights.POINTS_WORK, "points-work: 0.6").flatMap(BranchReader::weight);
        Optional<Integer> target = map.get()
                .need(BranchWeights.YEAR_END_TARGET, "year-end-target: 0.4")
                .flatMap(BranchReader::weight);
        Optional<Integer> mean = map.get().has(BranchWeights.MEMBERS_MEAN)
                ? map.get().get(BranchWeights.MEMBERS_MEAN).flatMap(BranchReader::weight)
                : Optional.of(0);
        if (work.isEmpty() || target.isEmpty() || mean.isEmpty()) {
            return Optional.empty();
        }
        int sum = work.get() + target.get() + mean.get();
        if (sum != BranchWeights.WHOLE) {
            String written =
                    BigDecimal.valueOf(sum, PLACES).stripTrailingZeros().toPlainString();
            return value.wrong("权重之和是 " + written + "，不是 1", "例如 0.6 和 0.4");
        }
        return Optional.of(new BranchWeights(work.get(), target.get(), mean.get()));
    }

    private static Optional<Integer> weight(YamlValue value) {
        return value.measure()
                .flatMap(weight -> weight.tenThousandths() <= BranchWeights.WHOLE
                        ? Optional.of((int) weight.tenThousandths())
                        : value.wrong("权重大于 1", "写 0 至 1 的小数，例如 0.6"));
    }
}
