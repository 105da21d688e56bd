package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import java.util.List;

/**
 * A grade and the total from which it is given; it ends below the next one up.
 *
 * @param from null for the lowest, which takes everything below
 * @param needs what it asks for beside the total
 */
public record Band(String code, String label, int stars, Points from, List<Need> needs) {
    public static final List<Band> USUAL = List.of(
            new Band("three-stars", "三星", 3, Points.ofWhole(90)),
            new Band("two-stars", "二星", 2, Points.ofWhole(80)),
            new Band("one-star", "一星", 1, Points.ofWhole(60)),
            new Band("none", "未评星", 0, null));

    public Band {
        needs = List.copyOf(needs);
    }

    public Band(String code, String label, int stars, Points from) {
        this(code, label, stars, from, List.of());
    }

    public boolean takes(Points total) {
        return from == null || total.compareTo(from) >= 0;
    }
}
