package cn.sanwei.rating.projector;

import cn.sanwei.scoring.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything that a batch will write, gathered before the first of it is written. */
final class Pending {
    final List<Rows.FactRow> facts = new ArrayList<>();
    final List<Rows.HeardRow> heard = new ArrayList<>();
    final List<Rows.FurtherRow> further = new ArrayList<>();
    final List<Vocabulary.NewKind> newKinds = new ArrayList<>();
    final List<Vocabulary.NewWording> newWordings = new ArrayList<>();
    final Map<String, String> countyOf = new LinkedHashMap<>();
    final List<Rows.OrganisationRow> organisations = new ArrayList<>();
    final List<Rows.RosterRow> rosterLines = new ArrayList<>();
    final Set<Naming> namings = new LinkedHashSet<>();
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
    final PendingTurns turns = new PendingTurns();

    /** By township and member, what is to be folded again, and why. */
    final Map<String, Map<UUID, Touch>> members = new LinkedHashMap<>();
    /** Townships all of whose members are to be folded again, in all cycles or in the ones named. */
    final Map<String, Touch> townships = new LinkedHashMap<>();

    final Map<BranchKey, Cause> branches = new LinkedHashMap<>();

    record SourceKey(int partition, String source) {
        static SourceKey of(Judged.Event event) {
            return new SourceKey(
                    event.incoming().place().partition(), event.envelope().source());
        }

        boolean isOf(Judged.Event event) {
            return partition == event.incoming().place().partition()
                    && source.equals(event.envelope().source());
        }
    }

    record AwardKey(String township, String cycle, String kind, UUID subject) {}

    record BranchKey(String township, UUID organisation) {}

    record OpenedCycle(String township, String cycle) {}

    /** A fact of the one names the other as introducer, mentor or contact. */
    record Naming(String township, UUID member, UUID named) {}

    record CloseRequest(Judged.Event event, String cycle) {}

    record ClosedElsewhere(String township, Rows.ClosingRow closing, List<Rows.FrozenRow> frozen) {}

    /** Last cause wins: folding once for a batch, the last event is the one after which the figures are so. */
    static final class Touch {
        private final Set<String> cycles = new HashSet<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Rows.FactRow> rows = new ArrayList<>();
        private boolean everyCycle;
        private boolean anew;
        private Cause cause;

        void every(Cause why) {
            everyCycle = true;
            cause = why;
        }

        void cycle(String cycle, Cause why) {
            cycles.add(cycle);
            cause = why;
        }

        /** Of the member's own facts; they come in addition to what is known of him. */
        void fact(Rows.FactRow row) {
            facts.add(row.fact());
            rows.add(row);
        }

        /** What is known of him is not only added to. */
        void anew() {
            anew = true;
        }

        void all(Touch other) {
            cycles.addAll(other.cycles);
            everyCycle |= other.everyCycle;
            anew = true;
            cause = other.cause;
        }

        List<Fact> facts() {
            return facts;
        }

        /** In which these facts will lie. */
        List<Rows.FactRow> rows() {
            return rows;
        }

        boolean isAnew() {
            return anew;
        }

        Set<String> cyclesOf(TownshipState township) {
            return everyCycle ? township.cycles() : cycles;
        }

        Cause cause() {
            return cause;
        }
    }

    Touch member(String township, UUID member) {
        return members.computeIfAbsent(township, key -> new LinkedHashMap<>())
                .computeIfAbsent(member, key -> new Touch());
    }

    Touch township(String township) {
        return townships.computeIfAbsent(township, key -> new Touch());
    }
}
