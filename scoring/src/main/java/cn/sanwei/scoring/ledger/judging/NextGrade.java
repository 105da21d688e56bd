package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.List;

/**
 * The grade above the one that is indicated.
 *
 * @param missing what still has to be earned; more than the gap to the total where a floor held that up, and 0 where the
 *     points are there and only a condition is not
 * @param unmet what else is asked for and not there
 */
public record NextGrade(Band band, Points missing, List<Unmet> unmet) {
    public NextGrade {
        unmet = List.copyOf(unmet);
    }
}
