package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import java.util.List;

/**
 * How one part's score comes of several scorers': the mean of two; where these differ by more than {@code apart}, of
 * three, as declared.
 */
public record Scorers(Points apart, OfThree ofThree) {
    /** How many score when they are not apart. */
    public static final int TWO = 2;

    public static final int THREE = 3;

    public enum OfThree {
        /** The mean of the two that are nearest to each other; of all three where the middle one is as far from both. */
        NEAREST,
        /** The mean of all three. */
        ALL
    }

    public boolean areApart(Points one, Points other) {
        return Math.abs(one.hundredths() - other.hundredths()) > apart.hundredths();
    }

    /** @param scores two or three of them */
    public Points score(List<Points> scores) {
        if (scores.size() < THREE || ofThree == OfThree.ALL) {
            return mean(scores);
        }
        List<Points> sorted = scores.stream().sorted().toList();
        long below = sorted.get(1).hundredths() - sorted.get(0).hundredths();
        long above = sorted.get(2).hundredths() - sorted.get(1).hundredths();
        if (below == above) {
            return mean(sorted);
        }
        return mean(below < above ? sorted.subList(0, TWO) : sorted.subList(1, THREE));
    }

    /** Half a hundredth is rounded up. */
    private static Points mean(List<Points> scores) {
        long sum = scores.stream().mapToLong(Points::hundredths).sum();
        return new Points(Math.floorDiv(2 * sum + scores.size(), 2L * scores.size()));
    }
}
