package cn.sanwei.rating.projector.closing;

import cn.sanwei.rating.projector.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A member's cycle after its close: the frozen figures and entries stand, and what a fold would give today beyond them is
 * listed beside, as differences that are entries of their own.
 */
public final class ClosedCycle {
    private static final String CORRECTION = "关账后更正：";

    private final Rows.ClosingRow closing;
    private final Rows.FrozenRow frozen;
    private final Map<EntryKey, Rows.EntryRow> entries = new LinkedHashMap<>();
    private Long base;

    private record EntryKey(String fact, String rule) {}

    /** @param frozen null for a member who was not there when the cycle was closed */
    public ClosedCycle(Rows.ClosingRow closing, Rows.FrozenRow frozen) {
        this.closing = closing;
        this.frozen = frozen;
    }

    public void frozenEntries(List<Rows.EntryRow> then) {
        then.forEach(entry -> entries.put(key(entry), entry));
    }

    /** Likewise where the ledger is built anew, and what stood there was not seen: then the fold of then says it. */
    public void frozenLedger(List<Rows.EntryRow> then, long baseThen) {
        frozenEntries(then);
        base = baseThen;
    }

    /** The frozen entries, untouched, and what today's differ from them by. */
    public List<Rows.EntryRow> withDifferences(List<Rows.EntryRow> today) {
        List<Rows.EntryRow> all = new ArrayList<>(entries.values());
        Map<EntryKey, Rows.EntryRow> gone = new LinkedHashMap<>(entries);
        for (Rows.EntryRow entry : today) {
            Rows.EntryRow then = gone.remove(key(entry));
            if (then == null) {
                all.add(difference(entry, entry.raw(), entry.points(), entry.reason()));
            } else if (then.points() != entry.points()) {
                all.add(difference(
                        entry, entry.raw() - then.raw(), entry.points() - then.points(), CORRECTION + entry.reason()));
            }
        }
        gone.values().stream()
                .filter(then -> then.points() != 0)
                .forEach(then -> all.add(difference(then, -then.raw(), -then.points(), CORRECTION + "该项不再计分")));
        return all;
    }

    /** The frozen entries and no differences, for whom there is no fold of today. */
    public List<Rows.EntryRow> asFrozen() {
        return List.copyOf(entries.values());
    }

    /** As {@link #standing}, for whom there is no fold of today. */
    public Rows.StandingRow standingAsFrozen(Rows.StandingRow before, Rows.StandingRow today) {
        return standing(before, today, 0);
    }

    /** @param today what the fold gives now */
    public Rows.StandingRow standing(Rows.StandingRow before, Rows.StandingRow today) {
        return standing(before, today, frozen == null ? today.total() : today.total() - frozen.total());
    }

    private Rows.StandingRow standing(Rows.StandingRow before, Rows.StandingRow today, long correction) {
        String state = today.state().equals("awarded") ? "awarded" : "closed";
        if (frozen == null) {
            return new Rows.StandingRow(
                    today.key(),
                    today.partition(),
                    today.organisation(),
                    state,
                    Rows.UNGRADED,
                    0,
                    0,
                    0,
                    0,
                    0,
                    "none",
                    correction,
                    closing.ruleBook(),
                    closing.ruleBookVersion(),
                    today.ledgerHash(),
                    today.gradeChanges(),
                    today.done(),
                    today.asOf());
        }
        Rows.StandingRow shown = base != null ? sums(today, base) : before == null ? sums(today, today.base()) : before;
        return new Rows.StandingRow(
                today.key(),
                today.partition(),
                shown.organisation(),
                state,
                frozen.outcome(),
                frozen.total(),
                shown.base(),
                shown.platform(),
                shown.points(),
                shown.wish(),
                frozen.grade(),
                correction,
                closing.ruleBook(),
                closing.ruleBookVersion(),
                frozen.ledgerHash(),
                today.gradeChanges(),
                today.done(),
                asOf(shown, today));
    }

    /** Where the ledger is built anew: the frozen entries are known, so their sums are. */
    private Rows.StandingRow sums(Rows.StandingRow today, long itsBase) {
        return new Rows.StandingRow(
                today.key(),
                today.partition(),
                today.organisation(),
                today.state(),
                today.outcome(),
                today.total(),
                itsBase,
                sum("platform"),
                sum("points"),
                sum("wish"),
                today.grade(),
                0,
                today.ruleBook(),
                today.ruleBookVersion(),
                today.ledgerHash(),
                today.gradeChanges(),
                today.done(),
                today.asOf());
    }

    private long sum(String micro) {
        return entries.values().stream()
                .filter(entry -> micro.equals(entry.micro()))
                .mapToLong(Rows.EntryRow::points)
                .sum();
    }

    private static Instant asOf(Rows.StandingRow shown, Rows.StandingRow today) {
        return shown.asOf().isAfter(today.asOf()) ? shown.asOf() : today.asOf();
    }

    private static Rows.EntryRow difference(Rows.EntryRow entry, long raw, long points, String reason) {
        return new Rows.EntryRow(
                entry.fact(),
                entry.event(),
                entry.rule(),
                entry.label(),
                entry.micro(),
                entry.on(),
                entry.occurredAt(),
                raw,
                points,
                reason,
                entry.ruleBook(),
                entry.ruleBookVersion(),
                true);
    }

    private static EntryKey key(Rows.EntryRow entry) {
        return new EntryKey(entry.fact(), entry.rule());
    }
}
