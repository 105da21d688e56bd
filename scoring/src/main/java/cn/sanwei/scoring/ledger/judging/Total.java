package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.entries.Explanation;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * From the entries to the total: the base; each part by itself (its base, its floor and ceiling, its weight); what is in
 * no part as it is; what a veto leaves of that; then the floor and the ceiling of the whole. Every step is a line of its own.
 *
 * @param byPart what each part has before its weight
 * @param beforeLimits the total before its floor and ceiling
 */
public record Total(List<TotalLine> lines, Points points, Points beforeLimits, Map<String, Points> byPart) {

    /** @param entries asked for only where some effect looks at what is later */
    public static Total of(
            Tally tally,
            Grading grading,
            RosterLine line,
            Roster roster,
            Months months,
            Effects effects,
            Supplier<List<LedgerEntry>> entries) {
        return new Making(tally, line, roster, months).make(grading, effects, entries);
    }

    private static final class Making {
        private final Tally tally;
        private final RosterLine line;
        private final Roster roster;
        private final Months months;
        private final List<TotalLine> lines = new ArrayList<>();
        private final Map<String, Points> byPart = new HashMap<>();
        private Points sum;

        Making(Tally tally, RosterLine line, Roster roster, Months months) {
            this.tally = tally;
            this.line = line;
            this.roster = roster;
            this.months = months;
            this.sum = tally.points();
        }

        Total make(Grading grading, Effects effects, Supplier<List<LedgerEntry>> entries) {
            sum = sum.plus(base(grading.base(), TotalLine.Kind.BASE, null, "基础分"));
            for (Part part : grading.parts()) {
                part(part, grading.parts());
            }
            held(effects.set(sum, entries), "总分计 ");
            Points beforeLimits = sum;
            sum = sum.plus(limits(grading.total(), sum, TotalLine.Kind.FLOOR, TotalLine.Kind.CEILING, null, "总分"));
            held(effects.atMost(sum), "总分最高计 ");
            return new Total(List.copyOf(lines), sum, beforeLimits, Map.copyOf(byPart));
        }

        private void held(Effects.Held held, String words) {
            if (held != null) {
                line(
                        TotalLine.Kind.VETO,
                        null,
                        held.points().minus(sum),
                        "“" + held.by().label() + "”（" + held.by().on() + "）：" + words
                                + Explanation.plain(held.points()) + " 分，原为 " + Explanation.plain(sum) + " 分");
                sum = held.points();
            }
        }

        private void part(Part part, List<Part> all) {
            String named = "“" + part.label() + "”";
            Points entries = part.takesRest() ? rest(all) : tally.points(part.rules());
            Points base = base(part.base(), TotalLine.Kind.PART_BASE, part.id(), named + "基础分");
            Points before = entries.plus(base);
            Points limited = limits(
                    part.limits(), before, TotalLine.Kind.PART_FLOOR, TotalLine.Kind.PART_CEILING, part.id(), named);
            Points held = before.plus(limited);
            byPart.put(part.id(), held);
            Points weighed = part.isWeighed() ? part.weigh(held) : held;
            if (!weighed.equals(held)) {
                line(
                        TotalLine.Kind.PART_WEIGHT,
                        part.id(),
                        weighed.minus(held),
                        named + Explanation.plain(held) + " 分，" + Explanation.weight(part) + "计 "
                                + Explanation.plain(weighed) + " 分");
            }
            sum = sum.plus(weighed).minus(entries);
        }

        /** What is in no other part. */
        private Points rest(List<Part> all) {
            Set<String> elsewhere = new HashSet<>();
            all.forEach(part -> elsewhere.addAll(part.rules()));
            return tally.points().minus(tally.points(elsewhere));
        }

        private Points base(List<BasePoints> bases, TotalLine.Kind kind, String part, String what) {
            for (BasePoints base : bases) {
                if (base.members().holds(line)) {
                    boolean whole = base.proRata() == null
                            || base.proRata().counted(months, roster)
                                    == base.proRata().of(months);
                    Points points = whole ? base.points() : base.proRata().share(base.points(), months, roster);
                    String words = what + " " + Explanation.plain(points) + " 分";
                    line(
                            kind,
                            part,
                            points,
                            whole
                                    ? words
                                    : words + "（全年 " + Explanation.plain(base.points()) + " 分，"
                                            + base.proRata().words(months, roster) + "）");
                    return points;
                }
            }
            return Points.ZERO;
        }

        /** How much the limits change. */
        private Points limits(
                Limits limits,
                Points before,
                TotalLine.Kind floorKind,
                TotalLine.Kind ceilingKind,
                String part,
                String what) {
            Points floor = limits.floor();
            Points ceiling = limits.ceiling();
            if (floor != null && before.compareTo(floor) < 0) {
                line(floorKind, part, floor.minus(before), limitWords(what + "最低计 ", floor, before));
                return floor.minus(before);
            }
            if (ceiling != null && before.compareTo(ceiling) > 0) {
                line(ceilingKind, part, ceiling.minus(before), limitWords(what + "最高计 ", ceiling, before));
                return ceiling.minus(before);
            }
            return Points.ZERO;
        }

        private static String limitWords(String what, Points limit, Points before) {
            return what + Explanation.plain(limit) + " 分，原为 " + Explanation.plain(before) + " 分";
        }

        private void line(TotalLine.Kind kind, String part, Points points, String reason) {
            lines.add(new TotalLine(kind, part, points, reason));
        }
    }
}
