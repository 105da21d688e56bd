package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.Need;
import cn.sanwei.scoring.rulebook.grading.Part;
import cn.sanwei.scoring.rulebook.grading.ProRata;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/** From lines to a grade, as plainly as it can be written: each day looked at, each sum made anew. */
final class NaiveGrading {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    record Graded(BigDecimal total, String grade, String missing, List<String> unmet) {}

    private final List<NaiveFold.Line> lines;
    private final LocalDate first;
    private final LocalDate after;
    private final SortedMap<LocalDate, RosterLine> daily;
    private final boolean approved;
    private final Map<String, BigDecimal> parts = new HashMap<>();

    /** @param daily what the member was on each day of the cycle on which he was on the roster */
    NaiveGrading(
            List<NaiveFold.Line> lines,
            LocalDate first,
            LocalDate after,
            SortedMap<LocalDate, RosterLine> daily,
            boolean approved) {
        this.approved = approved;
        this.lines = lines;
        this.first = first;
        this.after = after;
        this.daily = daily;
    }

    Graded grade(RuleBook judging) {
        if (judging == null || daily.isEmpty()) {
            return new Graded(points(rule -> true), "ungraded", "", List.of());
        }
        RosterLine last = daily.get(daily.lastKey());
        BigDecimal sum = base(judging.base(), last);
        List<String> inParts = new ArrayList<>();
        judging.grading().parts().forEach(part -> inParts.addAll(part.rules()));
        boolean rest = false;
        for (Part part : judging.grading().parts()) {
            rest |= part.takesRest();
            BigDecimal held =
                    part.takesRest() ? points(rule -> !inParts.contains(rule)) : points(part.rules()::contains);
            held = held(part.limits(), held.add(base(part.base(), last)));
            parts.put(part.id(), held);
            BigDecimal times = decimal(part.scaleTo()).multiply(decimal(part.weight()));
            sum = sum.add(held.multiply(times).divide(decimal(part.scaleOf()), 2, RoundingMode.HALF_UP));
        }
        if (!rest) {
            sum = sum.add(points(rule -> !inParts.contains(rule)));
        }
        sum = NaiveEffects.set(steps(), sum);
        BigDecimal total = NaiveEffects.atMost(steps(), held(judging.grading().total(), sum));
        if (approved || judging.exempt() != null && NaiveConditions.isOne(judging.exempt(), last)) {
            return new Graded(total, "exempt", "", List.of());
        }
        return graded(judging, last, sum, total);
    }

    private List<NaiveEffects.Step> steps() {
        return lines.stream()
                .map(line -> {
                    boolean acts = line.scoredBy() != null && line.stands() && !line.lapsed();
                    return new NaiveEffects.Step(
                            line.points(), acts ? line.scoredBy().terms().effect() : null);
                })
                .toList();
    }

    private Graded graded(RuleBook judging, RosterLine last, BigDecimal sum, BigDecimal total) {
        GradeScheme scheme = judging.grading().grades();
        List<Band> bands = scheme.by().stream()
                .filter(some -> NaiveConditions.isOne(some.members(), last))
                .findFirst()
                .map(GradeScheme.ForSome::bands)
                .orElse(scheme.bands());
        String missing = "";
        List<String> unmet = new ArrayList<>();
        for (Band band : bands) {
            boolean reached = band.from() == null
                    || rounded(scheme, total).compareTo(band.from().decimal()) >= 0;
            List<String> lacking = lacking(band, scheme, last);
            if (reached && lacking.isEmpty()) {
                NaiveEffects.Decided decided = NaiveEffects.decide(steps(), bands, bands.indexOf(band));
                if (decided.direct()) {
                    return new Graded(total, bands.get(decided.at()).code(), "", List.of());
                }
                if (decided.at() == decided.highest()) {
                    missing = "";
                } else if (decided.at() != bands.indexOf(band)) {
                    Band next = bands.get(decided.at() - 1);
                    boolean there = rounded(scheme, total).compareTo(next.from().decimal()) >= 0;
                    missing = missing(judging, scheme, next, there ? null : sum);
                }
                if (!missing.isEmpty() && NaiveEffects.holdBelow(steps(), least(scheme, bands.get(decided.at() - 1)))) {
                    missing = "";
                }
                return new Graded(total, bands.get(decided.at()).code(), missing, unmet);
            }
            if (reached) {
                unmet.addAll(lacking);
            }
            missing = missing(judging, scheme, band, reached ? null : sum);
        }
        throw new AssertionError("no lowest band");
    }

    /** Hundredth by hundredth, the least total whose rounding reaches the band. */
    private static BigDecimal least(GradeScheme scheme, Band band) {
        BigDecimal least = band.from().decimal();
        while (rounded(scheme, least.subtract(HUNDREDTH)).compareTo(band.from().decimal()) >= 0) {
            least = least.subtract(HUNDREDTH);
        }
        return least;
    }

    private static String missing(RuleBook judging, GradeScheme scheme, Band band, BigDecimal sum) {
        BigDecimal least = least(scheme, band);
        if (judging.grading().total().ceiling() != null
                && least.compareTo(judging.grading().total().ceiling().decimal()) > 0) {
            return "";
        }
        return sum == null ? "0.00" : NaiveFold.text(least.subtract(sum));
    }

    private static BigDecimal rounded(GradeScheme scheme, BigDecimal total) {
        if (scheme.rounding() == null) {
            return total;
        }
        return switch (scheme.rounding()) {
            case DOWN -> total.setScale(0, RoundingMode.FLOOR);
            case UP -> total.setScale(0, RoundingMode.CEILING);
            case HALF_UP -> total.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
        };
    }

    private List<String> lacking(Band band, GradeScheme scheme, RosterLine last) {
        List<String> lacking = new ArrayList<>();
        if (band.from() == null) {
            return lacking;
        }
        List<Need> needs = new ArrayList<>(scheme.needs());
        needs.addAll(band.needs());
        for (Need need : needs) {
            if (!NaiveConditions.isOne(need.members(), last)) {
                continue;
            }
            BigDecimal has = switch (need) {
                case Need.Times times -> times(times.rules());
                case Need.AtMostTimes times -> times(times.rules());
                case Need.OfPoints points -> points(points.rules()::contains);
                case Need.OfPart part -> parts.get(part.part());
            };
            boolean holds = switch (need) {
                case Need.Times times -> has.intValueExact() >= times.least();
                case Need.AtMostTimes times -> has.intValueExact() <= times.most();
                case Need.OfPoints points -> has.compareTo(points.least().decimal()) >= 0;
                case Need.OfPart part -> has.compareTo(part.least().decimal()) >= 0;
            };
            boolean counted = need instanceof Need.Times || need instanceof Need.AtMostTimes;
            if (!holds) {
                lacking.add(band.code() + " " + plain(has) + (counted ? " 次" : " 分"));
            }
        }
        return lacking;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private BigDecimal times(Collection<String> rules) {
        return BigDecimal.valueOf(lines.stream()
                .filter(line -> rules.contains(line.rule()) && line.stands())
                .count());
    }

    private BigDecimal points(Predicate<String> rules) {
        return lines.stream()
                .filter(line -> rules.test(line.rule()))
                .map(NaiveFold.Line::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal held(Limits limits, BigDecimal sum) {
        BigDecimal held = limits.floor() == null ? sum : sum.max(limits.floor().decimal());
        return limits.ceiling() == null ? held : held.min(limits.ceiling().decimal());
    }

    private BigDecimal base(List<BasePoints> bases, RosterLine last) {
        for (BasePoints base : bases) {
            if (NaiveConditions.isOne(base.members(), last)) {
                return share(base);
            }
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal share(BasePoints base) {
        BigDecimal whole = base.points().decimal();
        if (base.proRata() == null) {
            return whole;
        }
        int[] on = new int[12];
        int[] of = new int[12];
        for (LocalDate day = first; day.isBefore(after); day = day.plusDays(1)) {
            int month = 11;
            while (first.plusMonths(month).isAfter(day)) {
                month--;
            }
            of[month]++;
            on[month] += daily.containsKey(day) ? 1 : 0;
        }
        int counted = 0;
        int all = 0;
        for (int month = 0; month < 12; month++) {
            counted += switch (base.proRata()) {
                case DAYS -> on[month];
                case MONTHS_BEGUN -> on[month] > 0 ? 1 : 0;
                case WHOLE_MONTHS -> on[month] == of[month] ? 1 : 0;
            };
            all += base.proRata() == ProRata.DAYS ? of[month] : 1;
        }
        return whole.multiply(BigDecimal.valueOf(counted)).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }
}
