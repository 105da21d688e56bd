package cn.sanwei.scoring.ledger.intake;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import java.time.Duration;
import java.util.Map;

/** What can be said of a fact without looking at any other: null when nothing is wrong with it. */
public final class Judge {
    static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);
    /** The greatest size of an opening balance in one micro. */
    static final Measure LARGEST_BALANCE = Measure.ofWhole(100_000);

    private Judge() {}

    public static Parked.Reason of(Fact fact) {
        if (!FactTypes.isKnown(fact.type())) {
            return Parked.Reason.UNKNOWN_TYPE;
        }
        if (FactTypes.isDerived(fact.type()) && fact.id().equals(fact.event())) {
            return Parked.Reason.UNKNOWN_TYPE; // an event or a file that says what only Derivation may
        }
        if (fact.occurredAt().isAfter(fact.recordedAt().plus(TOLERATED_FUTURE))) {
            return Parked.Reason.IN_THE_FUTURE;
        }
        if (fact.event().equals(fact.cancels())) {
            return Parked.Reason.MALFORMED;
        }
        return switch (fact.type()) {
            case FactTypes.OPENING_BALANCE -> openingBalance(fact);
            case FactTypes.BRANCH_SCORE -> branchScore(fact);
            case FactTypes.EXEMPTION_APPROVED -> namesACycle(fact) ? null : Parked.Reason.MALFORMED;
            case FactTypes.CANCELLATION -> fact.cancels() == null ? Parked.Reason.MALFORMED : null;
            default -> measures(fact);
        };
    }

    /** An opening balance, a branch's score and an exemption name the cycle that they belong to; null for other facts. */
    public static String cycleNamed(Fact fact) {
        return switch (fact.type()) {
            case FactTypes.OPENING_BALANCE, FactTypes.BRANCH_SCORE, FactTypes.EXEMPTION_APPROVED ->
                fact.attributes().get("cycle");
            default -> null;
        };
    }

    public static Micro micro(String code) {
        for (Micro micro : Micro.values()) {
            if (micro.code().equals(code)) {
                return micro;
            }
        }
        return null;
    }

    private static Parked.Reason openingBalance(Fact fact) {
        Measure points = fact.measures().get("points");
        if (points == null || !namesACycle(fact) || micro(fact.attributes().get("micro")) == null) {
            return Parked.Reason.MALFORMED;
        }
        boolean hundredths = points.tenThousandths() % 100 == 0;
        boolean bounded = Math.abs(points.tenThousandths()) <= LARGEST_BALANCE.tenThousandths();
        return hundredths && bounded ? null : Parked.Reason.BAD_MEASURE;
    }

    private static Parked.Reason branchScore(Fact fact) {
        boolean complete =
                fact.measures().containsKey("score") && fact.attributes().containsKey("part") && namesACycle(fact);
        return complete ? measures(fact) : Parked.Reason.MALFORMED;
    }

    private static boolean namesACycle(Fact fact) {
        String cycle = fact.attributes().get("cycle");
        if (cycle == null) {
            return false;
        }
        try {
            Cycle.of(cycle);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Parked.Reason measures(Fact fact) {
        for (Map.Entry<String, Measure> measure : fact.measures().entrySet()) {
            Measure value = measure.getValue();
            if (value.isNegative() || value.compareTo(FactTypes.largest(measure.getKey())) > 0) {
                return Parked.Reason.BAD_MEASURE;
            }
        }
        return null;
    }
}
