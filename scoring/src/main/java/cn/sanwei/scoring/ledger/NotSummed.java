package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of one whose points are more than can be reckoned with: nothing counts, nobody is graded, and each sound fact
 * of the cycle is parked. It depends on the facts alone, like any other.
 */
final class NotSummed {
    private NotSummed() {}

    /** @param judging the version that judges the cycle, or null */
    static Ledger of(Subject subject, CycleDays days, RuleBook judging, Intake intake) {
        List<Parked> parked = intake.parked();
        for (Fact fact : intake.sound()) {
            boolean itsOwn = days.contains(CycleDays.dayOf(fact.occurredAt()));
            parked.add(new Parked(fact, itsOwn ? Parked.Reason.CANNOT_BE_SUMMED : Parked.Reason.OUTSIDE_CYCLE));
        }
        parked.sort(Parked.ORDER);
        Map<Micro, Points> micros = new EnumMap<>(Micro.class);
        for (Micro micro : Micro.values()) {
            micros.put(micro, Points.ZERO);
        }
        return new Ledger(
                subject,
                days,
                judging == null ? null : judging.id(),
                judging == null ? 0 : judging.version(),
                List.of(),
                List.of(),
                Points.ZERO,
                Collections.unmodifiableMap(micros),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.copyOf(parked),
                List.of());
    }
}
