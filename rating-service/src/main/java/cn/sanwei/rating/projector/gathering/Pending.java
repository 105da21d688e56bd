package cn.sanwei.rating.projector.gathering;

import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.Judged;
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
public final class Pending {
    public final List<Rows.FactRow> facts = new ArrayList<>();
    public final List<Rows.HeardRow> heard = new ArrayList<>();
    public final List<Rows.FurtherRow> further = new ArrayList<>();
    public final Vocabulary.Drawn words = new Vocabulary.Drawn();
    public final Map<String, String> countyOf = new LinkedHashMap<>();
    public final List<Rows.OrganisationRow> organisations = new ArrayList<>();
    public final List<Rows.RosterRow> rosterLines = new ArrayList<>();
    public final Set<Naming> namings = new LinkedHashSet<>();
    public final List<Rows.RuleBookRow> ruleBooks = new ArrayList<>();
    public final Map<UUID, Rows.WishRow> wishes = new LinkedHashMap<>();
    public final Map<AwardKey, Rows.AwardRow> awards = new LinkedHashMap<>();
    public final List<Judged.Dead> dead = new ArrayList<>();
    public final List<Judged.Unknown> unknown = new ArrayList<>();
    public final Set<Long> replayed = new HashSet<>();
    public final List<Incoming.Place> noLongerWaiting = new ArrayList<>();
    /** By partition and source, the greatest sequence now seen. */
    public final Map<SourceKey, String> sequences = new HashMap<>();

    public final List<OpenedCycle> opened = new ArrayList<>();
    public final List<CloseRequest> closeRequests = new ArrayList<>();
    public final List<ClosedElsewhere> closedElsewhere = new ArrayList<>();
    public final PendingClosings closings = new PendingClosings();
    public final PendingTurns turns = new PendingTurns();

    /** By township and member, what is to be folded again, and why. */
    public final Map<String, Map<UUID, Touch>> members = new LinkedHashMap<>();
    /** Townships all of whose members are to be folded again, in all cycles or in the ones named. */
    public final Map<String, Touch> townships = new LinkedHashMap<>();

    public final Map<BranchKey, Cause> branches = new LinkedHashMap<>();

    public record SourceKey(int partition, String source) {
        public static SourceKey of(Judged.Event event) {
            return new SourceKey(
                    event.incoming().place().partition(), event.envelope().source());
        }

        public boolean isOf(Judged.Event event) {
            return partition == event.incoming().place().partition()
                    && source.equals(event.envelope().source());
        }
    }

    record AwardKey(String township, String cycle, String kind, UUID subject) {}

    public record BranchKey(String township, UUID organisation) {}

    public record OpenedCycle(String township, String cycle) {}

    /** A fact of the one names the other as introducer, mentor or contact. */
    public record Naming(String township, UUID member, UUID named) {}

    public record CloseRequest(Judged.Event event, String cycle) {}

    public record ClosedElsewhere(String township, Rows.ClosingRow closing, List<Rows.FrozenRow> frozen) {}

    /** Last cause wins: folding once for a batch, the last event is the one after which the figures are so. */
    public static final class Touch {
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

        public void cycle(String cycle, Cause why) {
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

        public void all(Touch other) {
            cycles.addAll(other.cycles);
            everyCycle |= other.everyCycle;
            anew = true;
            cause = other.cause;
        }

        public List<Fact> facts() {
            return facts;
        }

        /** In which these facts will lie. */
        public List<Rows.FactRow> rows() {
            return rows;
        }

        public boolean isAnew() {
            return anew;
        }

        public Set<String> cyclesOf(TownshipState township) {
            return everyCycle ? township.cycles() : cycles;
        }

        public Cause cause() {
            return cause;
        }
    }

    public Touch member(String township, UUID member) {
        return members.computeIfAbsent(township, key -> new LinkedHashMap<>())
                .computeIfAbsent(member, key -> new Touch());
    }

    public Touch township(String township) {
        return townships.computeIfAbsent(township, key -> new Touch());
    }
}
