package cn.sanwei.rating.projector;

import cn.sanwei.scoring.facts.Roster;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Closes the quarters that a batch asks for, from the ledgers that it has folded. */
final class QuarterFreezing {
    private final StoredLedgers stored;
    private final Pending pending;
    private final Map<String, TownshipState> townships;

    QuarterFreezing(StoredLedgers stored, Pending pending, Map<String, TownshipState> townships) {
        this.stored = stored;
        this.pending = pending;
        this.townships = townships;
    }

    /** Everybody of the township is folded in that cycle; to be said before anybody is. */
    static void touch(Pending pending) {
        pending.closings.quarters.forEach(
                request -> pending.township(request.township()).cycle(request.cycle(), request.cause()));
    }

    List<QuarterClosing> close(List<LedgerChange> changes) throws SQLException {
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
        Map<UUID, Roster> rosters = rosters(request.township());
        List<QuarterClosing.Member> members = changes.stream()
                .filter(change -> change.after().key().township().equals(request.township())
                        && change.after().key().cycle().equals(request.cycle())
                        && change.ledger() != null)
                .map(change -> new QuarterClosing.Member(
                        change.ledger(), rosters.get(change.after().key().member())))
                .filter(member -> member.roster() != null)
                .toList();
        return QuarterClosing.of(request, townships.get(request.township()).books(), members);
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
