package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.contracts.Points;
import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.standings.StandingView.Next;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.judging.NextGrade;
import java.util.Optional;

/**
 * What a member had in the whole cycle when the quarter ended, or has today: whom branch and office should speak to
 * while something can still be done.
 *
 * @param next the grade above; null at the top and where points decide nothing
 * @param near whether no more than {@link #NEAR} is missing to it
 * @param below whether the points show no star, the lowest grade of all
 */
public record ToDate(String total, GradeView grade, Next next, boolean near, boolean below) {
    /** What near means, in the one place that says it: an activity or two. */
    static final Points NEAR = Points.ofWhole(5);

    /** Empty for whom is exempt, and where nothing judges. */
    static Optional<ToDate> of(Ledger ledger) {
        return ledger.indicated()
                .map(band -> new ToDate(
                        ledger.total().toString(),
                        GradeView.of(band),
                        ledger.next().map(Next::of).orElse(null),
                        ledger.next().filter(ToDate::isNear).isPresent(),
                        band.from() == null));
    }

    private static boolean isNear(NextGrade next) {
        return next.missing().compareTo(NEAR) <= 0;
    }
}
