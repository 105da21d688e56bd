package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The sums of a ledger's entries, kept while they change, so that a total needs no walk over them. */
public final class Tally {
    private static final int OPENING_BALANCE = 0;
    private final RuleBooks books;
    private final long[] points;
    private final int[] times;
    private final long[] byMicro = new long[Micro.values().length];
    private final List<LedgerEntry> effects = new ArrayList<>(0);

    public Tally(RuleBooks books) {
        this.books = books;
        points = new long[books.rules() + 1];
        times = new int[books.rules() + 1];
    }

    /** What the entries of a rule have left together; of opening balances by {@link LedgerEntry#OPENING_BALANCE}. */
    public Points points(String rule) {
        int number = number(rule);
        return number < 0 ? Points.ZERO : new Points(points[number]);
    }

    /** How often a rule was met by something that stands, whatever a cap left of it. */
    public int times(String rule) {
        int number = number(rule);
        return number < 0 ? 0 : times[number];
    }

    /** Of several rules together. */
    Points points(Collection<String> rules) {
        long sum = 0;
        for (String rule : rules) {
            sum += points(rule).hundredths();
        }
        return new Points(sum);
    }

    /** Of several rules together. */
    long times(Collection<String> rules) {
        long sum = 0;
        for (String rule : rules) {
            sum += times(rule);
        }
        return sum;
    }

    public Points micro(Micro micro) {
        return new Points(byMicro[micro.ordinal()]);
    }

    /** Of all entries. */
    public Points points() {
        long sum = 0;
        for (long micro : byMicro) {
            sum += micro;
        }
        return new Points(sum);
    }

    /** Entries that do something to the result beside their points, and stand; in no order. */
    List<LedgerEntry> effects() {
        return effects;
    }

    public void add(LedgerEntry entry) {
        change(entry, 1);
    }

    public void remove(LedgerEntry entry) {
        change(entry, -1);
    }

    private void change(LedgerEntry entry, int sign) {
        int number = number(entry.rule());
        points[number] += sign * entry.points().hundredths();
        byMicro[entry.micro().ordinal()] += sign * entry.points().hundredths();
        if (entry.outcome().stands()) {
            times[number] += sign;
            effect(entry, sign);
        }
    }

    private void effect(LedgerEntry entry, int sign) {
        boolean lapsed = entry.outcome() instanceof Outcome.Lapsed;
        if (lapsed || entry.scoredBy() == null || entry.scoredBy().terms().effect() == null) {
            return;
        }
        if (sign > 0) {
            effects.add(entry);
        } else {
            effects.remove(entry);
        }
    }

    private int number(String rule) {
        return rule.equals(LedgerEntry.OPENING_BALANCE) ? OPENING_BALANCE : books.numberOf(rule);
    }
}
