package cn.sanwei.rating.projector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything that a batch will write, gathered before the first of it is written. */
final class Pending {
    final List<Rows.FactRow> facts = new ArrayList<>();
    final List<Rows.HeardRow> heard = new ArrayList<>();
    final Map<String, String> countyOf = new LinkedHashMap<>();
    final List<Rows.OrganisationRow> organisations = new ArrayList<>();
    final List<Rows.RosterRow> rosterLines = new ArrayList<>();
    final List<Rows.RuleBookRow> ruleBooks = new ArrayList<>();
    final Map<UUID, Rows.WishRow> wishes = new LinkedHashMap<>();
    final Map<AwardKey, Rows.AwardRow> awards = new LinkedHashMap<>();
    final List<Judged.Dead> dead = new ArrayList<>();
    final List<Judged.Unknown> unknown = new ArrayList<>();
    final Set<Long> replayed = new HashSet<>();
    final List<Incoming.Place> noLongerWaiting = new ArrayList<>();
    /** By partition and source, the greatest sequence now seen. */
    final Map<SourceKey, String> sequences = new HashMap<>();

    final List<OpenedCycle> opened = new ArrayList<>();
    final List<CloseRequest> closeRequests = new ArrayList<>();
    final List<ClosedElsewhere> closedElsewhere = new ArrayList<>();
    final PendingClosings closings = new PendingClosings();

    /** Which cycles of which member are to be folded again, and why; null for all cycles of the township. */
    final Map<Rows.MemberKey, Touch> members = new LinkedHashMap<>();
    /** Townships all of whose members are to be folded again, in all cycles or in the ones named. */
    final Map<String, Touch> townships = new LinkedHashMap<>();

    final Map<BranchKey, Cause> branches = new LinkedHashMap<>();

    record SourceKey(int partition, String source) {}

    record AwardKey(String township, String cycle, String kind, UUID subject) {}

    record BranchKey(String township, UUID organisation) {}

    record OpenedCycle(String township, String cycle) {}

    record CloseRequest(Judged.Event event, String cycle) {}

    record ClosedElsewhere(String township, Rows.ClosingRow closing, List<Rows.FrozenRow> frozen) {}

    /** Last cause wins: folding once for a batch, the last event is the one after which the figures are so. */
    static final class Touch {
        private final Set<String> cycles = new HashSet<>();
        private boolean everyCycle;
        private Cause cause;

        void every(Cause why) {
            everyCycle = true;
            cause = why;
        }

        void cycle(String cycle, Cause why) {
            cycles.add(cycle);
            cause = why;
        }

        void all(Touch other) {
            cycles.addAll(other.cycles);
            everyCycle |= other.everyCycle;
            cause = other.cause;
        }

        Set<String> cyclesOf(TownshipState township) {
            return everyCycle ? township.cycles() : cycles;
        }

        Cause cause() {
            return cause;
        }
    }

    Touch member(Rows.MemberKey member) {
        return members.computeIfAbsent(member, key -> new Touch());
    }

    Touch township(String township) {
        return townships.computeIfAbsent(township, key -> new Touch());
    }
}
