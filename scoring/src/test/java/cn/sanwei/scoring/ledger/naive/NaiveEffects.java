package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.rules.GradeEffect;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What effects do to total and grade, over lines in the order of the ledger. */
final class NaiveEffects {
    /** @param effect null where the line has none, does not stand or has lapsed */
    record Step(BigDecimal points, GradeEffect effect) {}

    record Decided(int at, int highest, boolean direct) {}

    private NaiveEffects() {}

    private static Stream<GradeEffect> acting(List<Step> steps) {
        return steps.stream().filter(step -> step.effect() != null).map(Step::effect);
    }

    static BigDecimal set(List<Step> steps, BigDecimal sum) {
        BigDecimal least = sum;
        for (int i = 0; i < steps.size(); i++) {
            GradeEffect effect = steps.get(i).effect();
            if (effect != null && effect.total() != null) {
                BigDecimal then = effect.total().decimal();
                for (Step later : steps.subList(i + 1, steps.size())) {
                    then = switch (effect.later()) {
                        case IGNORED -> then;
                        case COUNT -> then.add(later.points());
                        case DEDUCTIONS -> then.add(later.points().min(BigDecimal.ZERO));
                    };
                }
                least = least.min(then);
            }
        }
        return least;
    }

    static BigDecimal atMost(List<Step> steps, BigDecimal total) {
        return acting(steps)
                .filter(effect -> effect.totalAtMost() != null)
                .map(effect -> effect.totalAtMost().decimal())
                .reduce(total, BigDecimal::min);
    }

    static boolean holdBelow(List<Step> steps, BigDecimal least) {
        return acting(steps)
                .anyMatch(effect -> effect.totalAtMost() != null
                                && effect.totalAtMost().decimal().compareTo(least) < 0
                        || effect.total() != null
                                && effect.later() != GradeEffect.Later.COUNT
                                && effect.total().decimal().compareTo(least) < 0);
    }

    static Decided decide(List<Step> steps, List<Band> bands, int byTotal) {
        List<String> codes = bands.stream().map(Band::code).toList();
        int direct = acting(steps)
                .filter(effect -> effect.grade() != null)
                .mapToInt(effect -> codes.indexOf(effect.grade()))
                .max()
                .orElse(-1);
        int atLeast = acting(steps)
                .filter(effect -> codes.contains(effect.atLeast()))
                .mapToInt(effect -> codes.indexOf(effect.atLeast()))
                .min()
                .orElse(codes.size());
        int atMost = acting(steps)
                .mapToInt(effect -> effect.lowest() ? codes.size() - 1 : Math.max(0, codes.indexOf(effect.atMost())))
                .max()
                .orElse(0);
        int at = Math.max(direct >= 0 ? direct : Math.min(byTotal, atLeast), atMost);
        return new Decided(at, atMost, direct >= 0);
    }
}
