package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a total becomes a grade.
 *
 * @param rounding null where the grade goes by the total as it is
 * @param bands for everybody whom nothing under {@code by} fits; from the highest down, the last without a bound
 * @param by the first that fits a member is his
 * @param needs what every band but the lowest asks for beside the total
 */
public record GradeScheme(Rounding rounding, List<Band> bands, List<ForSome> by, List<Need> needs) {
    public static final GradeScheme USUAL = new GradeScheme(null, Band.USUAL, List.of(), List.of());

    public record ForSome(MemberCondition members, List<Band> bands) {
        public ForSome {
            bands = List.copyOf(bands);
        }
    }

    public GradeScheme {
        bands = List.copyOf(bands);
        by = List.copyOf(by);
        needs = List.copyOf(needs);
    }

    public List<Band> bandsFor(RosterLine line) {
        for (ForSome some : by) {
            if (some.members().holds(line)) {
                return some.bands();
            }
        }
        return bands;
    }

    /** The first of the bands that the total reaches, whatever else they ask for. */
    public Band byPoints(List<Band> among, Points total) {
        Points looked = rounded(total);
        for (Band band : among) {
            if (band.takes(looked)) {
                return band;
            }
        }
        throw new IllegalStateException("the lowest grade has a bound");
    }

    /** Each grade once, those for everybody first. */
    public List<Band> everyBand() {
        Map<String, Band> byCode = new LinkedHashMap<>();
        bands.forEach(band -> byCode.put(band.code(), band));
        by.forEach(some -> some.bands().forEach(band -> byCode.putIfAbsent(band.code(), band)));
        return List.copyOf(byCode.values());
    }

    public Points rounded(Points total) {
        return rounding == null ? total : rounding.round(total);
    }

    /** The least total that reaches a band. */
    public Points least(Band band) {
        return rounding == null ? band.from() : rounding.least(band.from());
    }
}
