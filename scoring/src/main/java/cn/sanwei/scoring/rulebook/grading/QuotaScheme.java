package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Micro;
import java.util.List;
import java.util.Set;

/**
 * How many may have a grade at most. A quota never decides who has no star: the lowest grade with a star takes all whom
 * the ones above have no place for.
 *
 * @param withinBranch counted in each branch, else in the whole township
 * @param rounding of a share of the members to a number of places
 * @param ties what decides between equal totals, in order
 * @param tiedShare whether those equal in everything share the last place, so that there are more than places, or none
 *     of them has it
 */
public record QuotaScheme(
        boolean withinBranch, List<Places> places, Rounding rounding, List<TieBreak> ties, boolean tiedShare) {
    public static final int WHOLE = 10_000;

    public QuotaScheme {
        places = List.copyOf(places);
        ties = List.copyOf(ties);
    }

    /**
     * @param share of the graded members, in ten-thousandths; looked at where {@code count} is below zero
     * @param count so many, or -1
     */
    public record Places(String grade, int share, int count) {}

    /** Between equal totals. */
    public sealed interface TieBreak {
        /** Who has more points from these rules. */
        record Rules(Set<String> rules) implements TieBreak {
            public Rules {
                rules = Set.copyOf(rules);
            }
        }

        /** Who has more points in one of the three. */
        record OfMicro(Micro micro) implements TieBreak {}

        /** Of whom fewer points were deducted. */
        record FewestDeductions() implements TieBreak {}
    }

    /** How many places a grade has among so many graded members. */
    public int placesFor(Places places, int graded) {
        if (places.count() >= 0) {
            return places.count();
        }
        long tenThousandths = (long) places.share() * graded;
        long whole = tenThousandths / WHOLE;
        long rest = tenThousandths % WHOLE;
        boolean up = switch (rounding) {
            case DOWN -> false;
            case UP -> rest > 0;
            case HALF_UP -> rest * 2 >= WHOLE;
        };
        return Math.toIntExact(up ? whole + 1 : whole);
    }
}
