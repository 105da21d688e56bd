package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.rules.GradeEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What entries do to total and grade beside their points (一票否决、直接定级). Each is reckoned alone, and of several the
 * one that leaves least holds; none raises a total. A grade that is given directly asks for no points and no
 * conditions.
 *
 * @param acting the entries that have an effect and stand, in the order of the ledger
 */
public record Effects(List<LedgerEntry> acting) {

    public static Effects of(Tally tally) {
        return new Effects(tally.effects().stream().sorted(LedgerEntry.ORDER).toList());
    }

    private static GradeEffect effect(LedgerEntry entry) {
        return entry.scoredBy().terms().effect();
    }

    /** A total that something holds down. */
    record Held(Points points, LedgerEntry by) {}

    /**
     * The total that effects set, where that is less than {@code before}, or null. What is later than one is in it as far
     * as it says so.
     */
    Held set(Points before, Supplier<List<LedgerEntry>> entries) {
        Held least = null;
        for (LedgerEntry entry : acting) {
            Points total = effect(entry).total();
            if (total != null) {
                Points then = effect(entry).later() == GradeEffect.Later.IGNORED
                        ? total
                        : total.plus(later(entry, entries.get()));
                if (then.compareTo(least == null ? before : least.points()) < 0) {
                    least = new Held(then, entry);
                }
            }
        }
        return least;
    }

    private static Points later(LedgerEntry than, List<LedgerEntry> entries) {
        boolean all = effect(than).later() == GradeEffect.Later.COUNT;
        Points sum = Points.ZERO;
        for (LedgerEntry entry : entries) {
            boolean later = LedgerEntry.ORDER.compare(entry, than) > 0;
            if (later && (all || entry.points().isNegative())) {
                sum = sum.plus(entry.points());
            }
        }
        return sum;
    }

    /** The least that effects leave of a total at most, where that is less than {@code before}, or null. */
    Held atMost(Points before) {
        Held least = null;
        for (LedgerEntry entry : acting) {
            Points most = effect(entry).totalAtMost();
            if (most != null && most.compareTo(least == null ? before : least.points()) < 0) {
                least = new Held(most, entry);
            }
        }
        return least;
    }

    /** Whether nobody can earn his way above a total any more. */
    boolean holdBelow(Points least) {
        return acting.stream().map(Effects::effect).anyMatch(effect -> {
            boolean set = effect.total() != null
                    && effect.later() != GradeEffect.Later.COUNT
                    && effect.total().compareTo(least) < 0;
            boolean most = effect.totalAtMost() != null && effect.totalAtMost().compareTo(least) < 0;
            return set || most;
        });
    }

    /**
     * @param at where the total and the conditions put him among his bands
     * @param highest the best that is still open to him
     * @param remarks why it is another band than that
     */
    record Decided(int at, int highest, boolean direct, List<Remark> remarks) {}

    Decided decide(List<Band> bands, int byTotal) {
        int given = -1;
        int highest = 0;
        int lowest = bands.size() - 1;
        for (LedgerEntry entry : acting) {
            GradeEffect effect = effect(entry);
            given = Math.max(given, index(bands, effect.grade()));
            int least = index(bands, effect.atLeast());
            lowest = least < 0 ? lowest : Math.min(lowest, least);
            if (effect.lowest()) {
                highest = bands.size() - 1;
            }
            highest = Math.max(highest, index(bands, effect.atMost()));
        }
        boolean direct = given >= 0;
        int at = Math.max(direct ? given : Math.min(byTotal, lowest), highest);
        return new Decided(at, direct ? at : highest, direct, remarks(bands, at, byTotal));
    }

    private List<Remark> remarks(List<Band> bands, int at, int byTotal) {
        List<Remark> remarks = new ArrayList<>();
        for (LedgerEntry entry : acting) {
            GradeEffect effect = effect(entry);
            String unknown = unknown(bands, effect);
            if (unknown != null) {
                remarks.add(remark(entry, "现行细则没有“" + unknown + "”这一级，未据此定级"));
            } else if (effect.grade() != null) {
                remarks.add(remark(entry, "直接评为“" + label(bands, effect.grade()) + "”"));
            } else if (effect.lowest()) {
                remarks.add(remark(entry, "一票否决，评为“" + bands.getLast().label() + "”"));
            } else if (effect.atMost() != null && at > byTotal) {
                remarks.add(remark(entry, "最高评为“" + label(bands, effect.atMost()) + "”"));
            } else if (effect.atLeast() != null && at < byTotal) {
                remarks.add(remark(entry, "最低评为“" + label(bands, effect.atLeast()) + "”"));
            }
        }
        return List.copyOf(remarks);
    }

    private static Remark remark(LedgerEntry entry, String what) {
        Fact source = entry.source();
        return new Remark(source.id(), entry.rule(), "“" + entry.label() + "”（" + entry.on() + "）：" + what);
    }

    private static String label(List<Band> bands, String code) {
        return bands.get(index(bands, code)).label();
    }

    /** A grade that the version which scored the entry has, and the one that judges the cycle no longer has. */
    private static String unknown(List<Band> bands, GradeEffect effect) {
        return Stream.of(effect.grade(), effect.atLeast(), effect.atMost())
                .filter(code -> code != null && index(bands, code) < 0)
                .findFirst()
                .orElse(null);
    }

    /** Below zero for none. */
    private static int index(List<Band> bands, String code) {
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }
}
