package cn.sanwei.scoring.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code branches: {weights: {points-work: 0.6, year-end-target: 0.4}}}: no weight is assumed. */
final class BranchReader {
    private static final List<String> PARTS = List.of(BranchWeights.POINTS_WORK, BranchWeights.YEAR_END_TARGET);
    private static final int PLACES = 4;

    private BranchReader() {}

    static Optional<BranchWeights> read(YamlValue value) {
        return value.map(List.of("weights"))
                .flatMap(map -> map.need("weights", "weights: {points-work: 0.6, year-end-target: 0.4}")
                        .flatMap(BranchReader::weights));
    }

    private static Optional<BranchWeights> weights(YamlValue value) {
        Optional<YamlMap> map = value.map(PARTS);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> work =
                map.get().need(BranchWeights.POINTS_WORK, "points-work: 0.6").flatMap(BranchReader::weight);
        Optional<Integer> target = map.get()
                .need(BranchWeights.YEAR_END_TARGET, "year-end-target: 0.4")
                .flatMap(BranchReader::weight);
        if (work.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        int sum = work.get() + target.get();
        if (sum != BranchWeights.WHOLE) {
            String written =
                    BigDecimal.valueOf(sum, PLACES).stripTrailingZeros().toPlainString();
            return value.wrong("权重之和是 " + written + "，不是 1", "例如 0.6 和 0.4");
        }
        return Optional.of(new BranchWeights(work.get(), target.get()));
    }

    private static Optional<Integer> weight(YamlValue value) {
        return value.measure()
                .flatMap(weight -> weight.tenThousandths() <= BranchWeights.WHOLE
                        ? Optional.of((int) weight.tenThousandths())
                        : value.wrong("权重大于 1", "写 0 至 1 的小数，例如 0.6"));
    }
}
