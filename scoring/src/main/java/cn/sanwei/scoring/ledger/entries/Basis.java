package cn.sanwei.scoring.ledger.entries;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import java.time.LocalDate;
import java.util.List;

/**
 * What an amount was reckoned from beside the fact itself, for the reason and for what comes later. Most entries have
 * {@link #NONE}.
 *
 * @param reached the sum of a milestone's period, or the mean of the marks so far; or null
 * @param nth the how manieth it is: on a ladder, in a streak, of the marks; or 0
 * @param factors what multiplied the amount, in the rule's order
 * @param unmultiplied the amount before these, or null
 * @param target the deduction that is made good, or null
 * @param until the first day on which it is no longer valid, or null
 */
public record Basis(
        Measure reached, int nth, List<Measure> factors, Points unmultiplied, LocalDate until, LedgerEntry target) {
    public static final Basis NONE = new Basis(null, 0, List.of(), null, null, null);

    public Basis reaching(Measure sum) {
        return new Basis(sum, nth, factors, unmultiplied, until, target);
    }

    public Basis counting(int number) {
        return new Basis(reached, number, factors, unmultiplied, until, target);
    }

    public Basis multiplied(List<Measure> by, Points before) {
        return new Basis(reached, nth, List.copyOf(by), before, until, target);
    }

    Basis validUntil(LocalDate day) {
        return new Basis(reached, nth, factors, unmultiplied, day, target);
    }

    public Basis makingGood(LedgerEntry deduction) {
        return new Basis(reached, nth, factors, unmultiplied, until, deduction);
    }
}
