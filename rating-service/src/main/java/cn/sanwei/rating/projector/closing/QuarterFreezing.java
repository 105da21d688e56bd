package cn.sanwei.rating.projector.closing;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.gathering.PendingClosings;
import cn.sanwei.rating.projector.held.HeldMember;
import cn.sanwei.rating.projector.held.HeldMembers;
import cn.sanwei.rating.projector.held.MemberState;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Closes the quarters that a batch asks for, from the ledgers that it has folded. */
public final class QuarterFreezing {
    private final StoredLedgers stored;
    private final HeldMembers held;
    private final Pending pending;
    private final Map<String, TownshipState> townships;

    public QuarterFreezing(
            StoredLedgers stored, HeldMembers held, Pending pending, Map<String, TownshipState> townships) {
        this.stored = stored;
        this.held = held;
        this.pending = pending;
        this.townships = townships;
    }

    /** Everybody of the township is folded in that cycle; to be said before anybody is. */
    public static void touch(Pending pending) {
        pending.closings.quarters.forEach(
                request -> pending.township(request.township()).cycle(request.cycle(), request.cause()));
    }

    public List<QuarterClosing> close(List<LedgerChange> changes) throws SQLException {
        List<QuarterClosing> closings = new ArrayList<>();
        for (PendingClosings.QuarterRequest request : pending.closings.quarters) {
            if (!isClosed(request)) {
                closings.addAll(close(request, changes));
            }
        }
        return closings;
    }

    /** A ledger that is built anew may have read the closing before the request. */
    private boolean isClosed(PendingClosings.QuarterRequest request) throws SQLException {
        return pending.closings.quartersElsewhere.stream()
                        .anyMatch(closed -> closed.township().equals(request.township())
                                && closed.closed().request().equals(request.request()))
                || stored.isQuarterClosed(request.township(), request.request());
    }

    private List<QuarterClosing> close(PendingClosings.QuarterRequest request, List<LedgerChange> changes)
            throws SQLException {
        TownshipState township = townships.get(request.township());
        Map<UUID, Roster> rosters = rosters(request.township());
        List<QuarterClosing.Member> members = changes.stream()
                .filter(change -> change.after().key().township().equals(request.township())
                        && change.after().key().cycle().equals(request.cycle())
                        && change.ledger() != null
                        && rosters.containsKey(change.after().key().member()))
                .map(change -> {
                    Roster roster = rosters.get(change.after().key().member());
                    return new QuarterClosing.Member(ledger(township, request, change, roster), roster);
                })
                .toList();
        return QuarterClosing.of(request, township.books(), members);
    }

    /** As it was on the day of the request, whatever day has turned since; a cycle that is closed as it was closed. */
    private Ledger ledger(
            TownshipState township, PendingClosings.QuarterRequest request, LedgerChange change, Roster roster) {
        Instant then = RunningLedger.asOf(change.ledger().days(), CycleDays.dayOf(request.at()));
        HeldMember.Open open = held.open(change.after().key());
        if (!township.turns() || open == null || township.asOf(request.cycle()).equals(then)) {
            return change.ledger();
        }
        return LedgerFold.fold(
                township.books(),
                change.ledger().days().cycle(),
                change.ledger().subject(),
                open.running().facts(),
                roster,
                then);
    }

    private Map<UUID, Roster> rosters(String township) throws SQLException {
        Map<UUID, MemberState> states = stored.rosterOf(township);
        pending.rosterLines.stream()
                .filter(line -> line.member().township().equals(township))
                .forEach(line -> states.computeIfAbsent(line.member().member(), member -> new MemberState())
                        .rosterLines
                        .add(line));
        Map<UUID, Roster> rosters = new HashMap<>();
        states.forEach((member, state) -> rosters.put(member, state.roster()));
        return rosters;
    }
}
