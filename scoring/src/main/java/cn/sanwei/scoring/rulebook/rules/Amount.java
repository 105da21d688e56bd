package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import java.time.Period;
import java.util.List;

/** How much an occurrence is worth, before anything that keeps it from counting. All figures of one have one sign. */
public sealed interface Amount {
    /** What one occurrence or one unit gives; the greatest in size where that depends on more. Zero for nothing. */
    Points typical();

    /** The measure without which an occurrence is none, or null. */
    default String measure() {
        return null;
    }

    /** An amount that the occurrence alone decides. */
    sealed interface OfOne extends Amount {
        Points of(Fact fact);
    }

    /** Nothing: the rule is there for its effect. */
    record Nothing() implements OfOne {
        @Override
        public Points typical() {
            return Points.ZERO;
        }

        @Override
        public Points of(Fact fact) {
            return Points.ZERO;
        }
    }

    /** The same each time. */
    record Fixed(Points points) implements OfOne {
        @Override
        public Points typical() {
            return points;
        }

        @Override
        public Points of(Fact fact) {
            return points;
        }
    }

    /** By units of a measure. */
    record Units(Points points, ForEach forEach) implements OfOne {
        @Override
        public Points typical() {
            return points;
        }

        @Override
        public String measure() {
            return forEach.measure();
        }

        @Override
        public Points of(Fact fact) {
            return forEach.points(points, fact.measures().get(forEach.measure()));
        }
    }

    /** What the step gives that the measure lies in; below the first step nothing. */
    record Table(String measure, List<Step> steps) implements OfOne {
        public Table {
            steps = List.copyOf(steps);
        }

        @Override
        public Points typical() {
            return greatest(steps.stream().map(Step::points).toList());
        }

        @Override
        public Points of(Fact fact) {
            Measure measured = fact.measures().get(measure);
            Points points = Points.ZERO;
            for (Step step : steps) {
                if (measured.compareTo(step.from()) >= 0) {
                    points = step.points();
                }
            }
            return points;
        }
    }

    /** @param from belongs to it */
    record Step(Measure from, Points points) {}

    /** Each part of the measure at the rate of the bracket that it lies in, summed, and rounded once. */
    record Brackets(String measure, Measure unit, boolean wholeUnits, List<Bracket> brackets) implements OfOne {
        public Brackets {
            brackets = List.copyOf(brackets);
        }

        @Override
        public Points typical() {
            return greatest(brackets.stream().map(Bracket::each).toList());
        }

        @Override
        public Points of(Fact fact) {
            long measured = Math.max(0, fact.measures().get(measure).tenThousandths());
            long size = unit.tenThousandths();
            long begins = 0;
            long sum = 0;
            for (Bracket bracket : brackets) {
                long ends = bracket.to() == null
                        ? measured
                        : Math.min(measured, bracket.to().tenThousandths());
                long part = Math.max(0, ends - begins);
                long counting = wholeUnits ? part / size * size : part;
                sum = Math.addExact(sum, Math.multiplyExact(bracket.each().hundredths(), counting));
                begins = Math.max(begins, ends);
            }
            return new Points(Ratio.halfAwayFromZero(sum, size));
        }
    }

    /** @param to where it ends, or null for the last, which need not end */
    record Bracket(Measure to, Points each) {}

    /** The measure brought from one scale to another; what is above {@code outOf} counts as that. */
    record Scaled(String measure, Measure outOf, Points to) implements OfOne {
        @Override
        public Points typical() {
            return to;
        }

        @Override
        public Points of(Fact fact) {
            long measured = Math.max(0, fact.measures().get(measure).tenThousandths());
            long counting = Math.min(measured, outOf.tenThousandths());
            return new Points(
                    Ratio.halfAwayFromZero(Math.multiplyExact(to.hundredths(), counting), outOf.tenThousandths()));
        }
    }

    /**
     * What is reached by all occurrences of a period together; each brings what it adds to that.
     *
     * @param measured the measure that is summed up, or null where occurrences are counted
     * @param per null for all that ever happened
     * @param adding each step reached is added; otherwise the highest replaces those below
     * @param every what each further stretch brings, or null
     */
    record Milestones(String measured, CapPeriod per, List<Step> steps, boolean adding, Step every) implements Amount {
        public Milestones {
            steps = List.copyOf(steps);
        }

        @Override
        public String measure() {
            return measured;
        }

        @Override
        public Points typical() {
            Points most = every == null ? Points.ZERO : every.points();
            for (Step step : steps) {
                most = adding ? most.plus(step.points()) : greatest(List.of(most, step.points()));
            }
            return most;
        }

        public Points worth(Measure sum) {
            Points worth = Points.ZERO;
            for (Step step : steps) {
                if (sum.compareTo(step.from()) >= 0) {
                    worth = adding ? worth.plus(step.points()) : step.points();
                }
            }
            if (every != null) {
                long times = sum.tenThousandths() / every.from().tenThousandths();
                worth = worth.plus(every.points().times(times));
            }
            return worth;
        }

        /** The next figure at which there is more, or null. */
        public Measure next(Measure sum) {
            Measure next = null;
            if (every != null) {
                long size = every.from().tenThousandths();
                next = new Measure((sum.tenThousandths() / size + 1) * size);
            }
            for (Step step : steps) {
                if (step.from().compareTo(sum) > 0
                        && (next == null || step.from().compareTo(next) < 0)) {
                    next = step.from();
                }
            }
            return next;
        }
    }

    /**
     * The first time so much, the second so much, and so on; the last rung holds for all that follow.
     *
     * @param per in which occurrences are counted
     */
    record Ladder(CapPeriod per, List<Rung> rungs) implements Amount {
        public Ladder {
            rungs = List.copyOf(rungs);
        }

        @Override
        public Points typical() {
            return greatest(rungs.stream().map(Rung::points).toList());
        }

        /** @param nth from 1 */
        public Rung rung(int nth) {
            return rungs.get(Math.min(nth, rungs.size()) - 1);
        }

        public boolean clears() {
            return rungs.stream().anyMatch(rung -> rung.clears() != null);
        }
    }

    /** @param clears what becomes of the rule's group, or null */
    record Rung(Points points, Clearing clears) {}

    /** What a rung takes from its rule's group in a cycle. */
    enum Clearing {
        /** What the group has given so far. */
        SO_FAR("so-far"),
        /** That, and what it would give later. */
        GROUP("group");

        private final String code;

        Clearing(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * Given when something has happened in so many successive periods of a cycle.
     *
     * @param of a day, a week or a month
     * @param again whether it is counted from new after it was given; otherwise once a cycle
     */
    record Streak(CapPeriod of, int length, boolean again, Points points) implements Amount {
        @Override
        public Points typical() {
            return points;
        }
    }

    /**
     * The mean of the marks of a period, brought to another scale; each mark brings what it changes.
     *
     * @param drop so many of the highest and of the lowest are left out, once there are more than twice as many
     * @param rater the attribute that names who gave the mark, of whom the last mark counts; null: each is another's
     * @param atLeast with fewer marks it is worth nothing
     */
    record Average(String measured, CapPeriod per, Measure outOf, Points to, int drop, String rater, int atLeast)
            implements Amount {
        @Override
        public String measure() {
            return measured;
        }

        @Override
        public Points typical() {
            return to;
        }
    }

    /**
     * Gives back a part of what another rule took, the latest that was not yet made good, or the one that the fact
     * names; or puts a lesser deduction in its place.
     *
     * @param share in hundredths of what was taken; looked at where {@code instead} is null
     * @param instead what is deducted in its place, or null
     * @param within how long after it, or null for no such bound
     */
    record Repair(String rule, int share, Points instead, Period within) implements Amount {
        /** The attribute of a fact that names the fact of the deduction. */
        public static final String NAMED_BY = "repairs";

        @Override
        public Points typical() {
            return instead == null ? Points.ZERO : instead;
        }
    }

    private static Points greatest(List<Points> points) {
        Points greatest = Points.ZERO;
        for (Points one : points) {
            if (Math.abs(one.hundredths()) > Math.abs(greatest.hundredths())) {
                greatest = one;
            }
        }
        return greatest;
    }
}
