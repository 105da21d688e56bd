package cn.sanwei.scoring.ledger.standings;

import cn.sanwei.contracts.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * The mean of the totals of a branch's members, those left out who are exempt or not graded. Sums can be kept running.
 *
 * @param sum of their totals in hundredths: it may have more digits than points have, their mean never does
 */
public record MembersMean(long sum, int members) {
    public static final MembersMean OF_NOBODY = new MembersMean(0, 0);

    public static MembersMean of(Collection<Points> totals) {
        return new MembersMean(totals.stream().mapToLong(Points::hundredths).sum(), totals.size());
    }

    /** Rounded to hundredths, half away from zero; empty of nobody. */
    public Optional<Points> mean() {
        return members == 0
                ? Optional.empty()
                : Optional.of(Points.of(
                        BigDecimal.valueOf(sum, 2).divide(BigDecimal.valueOf(members), 2, RoundingMode.HALF_UP)));
    }
}
