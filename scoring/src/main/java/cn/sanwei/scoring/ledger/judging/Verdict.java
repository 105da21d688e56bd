package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.entries.Explanation;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * From the total to a grade: the highest band that the total reaches and whose conditions hold, unless an effect decides.
 *
 * @param remarks what an effect decided
 * @param unmet what kept from the bands that the total alone would reach
 */
public record Verdict(Band indicated, List<Unmet> unmet, List<Remark> remarks, Optional<NextGrade> next) {

    public static Verdict of(Total total, Tally tally, Grading grading, RosterLine line, Effects effects) {
        GradeScheme scheme = grading.grades();
        List<Band> bands = scheme.bandsFor(line);
        Conditions conditions = new Conditions(total, tally, line, scheme.needs());
        List<Unmet> unmet = new ArrayList<>();
        int at = bands.indexOf(scheme.byPoints(bands, total.points()));
        List<Unmet> here = conditions.unmet(bands.get(at));
        while (!here.isEmpty()) {
            unmet.addAll(here);
            at++;
            here = conditions.unmet(bands.get(at));
        }
        Effects.Decided decided = effects.decide(bands, at);
        boolean open = !decided.direct() && decided.at() > decided.highest();
        Optional<NextGrade> next = open
                ? next(bands.get(decided.at() - 1), scheme, grading, total, conditions)
                        .filter(grade -> !effects.holdBelow(scheme.least(grade.band())))
                : Optional.empty();
        List<Unmet> lacking = decided.direct() ? List.of() : List.copyOf(unmet);
        return new Verdict(bands.get(decided.at()), lacking, decided.remarks(), next);
    }

    /** Not promised where the ceiling keeps everybody below it. */
    private static Optional<NextGrade> next(
            Band band, GradeScheme scheme, Grading grading, Total total, Conditions conditions) {
        Points least = scheme.least(band);
        Points ceiling = grading.total().ceiling();
        if (ceiling != null && least.compareTo(ceiling) > 0) {
            return Optional.empty();
        }
        Points missing = total.points().compareTo(least) >= 0 ? Points.ZERO : least.minus(total.beforeLimits());
        return Optional.of(new NextGrade(band, missing, conditions.unmet(band)));
    }

    /** The lowest band has none and holds always. */
    private record Conditions(Total total, Tally tally, RosterLine line, Collection<Need> common) {
        List<Unmet> unmet(Band band) {
            if (band.from() == null) {
                return List.of();
            }
            List<Unmet> unmet = new ArrayList<>();
            common.forEach(need -> check(band, need, unmet));
            band.needs().forEach(need -> check(band, need, unmet));
            return unmet;
        }

        private void check(Band band, Need need, List<Unmet> unmet) {
            if (!need.members().holds(line)) {
                return;
            }
            switch (need) {
                case Need.Times times -> {
                    long has = tally.times(times.rules());
                    unless(has >= times.least(), band, need, has + " 次", unmet);
                }
                case Need.AtMostTimes times -> {
                    long has = tally.times(times.rules());
                    unless(has <= times.most(), band, need, has + " 次", unmet);
                }
                case Need.OfPoints points -> points(band, need, points.least(), tally.points(points.rules()), unmet);
                case Need.OfPart part ->
                    points(band, need, part.least(), total.byPart().get(part.part()), unmet);
            }
        }

        private static void points(Band band, Need need, Points least, Points has, List<Unmet> unmet) {
            unless(has.compareTo(least) >= 0, band, need, Explanation.plain(has) + " 分", unmet);
        }

        private static void unless(boolean holds, Band band, Need need, String has, List<Unmet> unmet) {
            if (!holds) {
                unmet.add(new Unmet(band, need, has));
            }
        }
    }
}
