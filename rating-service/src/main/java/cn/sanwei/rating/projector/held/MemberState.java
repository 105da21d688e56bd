package cn.sanwei.rating.projector.held;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is known of one member when he is folded: what is stored, and what this batch brings. */
public final class MemberState {
    public final List<Fact> facts = new ArrayList<>();
    public final List<Rows.RosterRow> rosterLines = new ArrayList<>();
    public final Map<String, Rows.StandingRow> standings = new HashMap<>();
    public final Map<String, List<Rows.StoredEntry>> entries = new HashMap<>();
    public final Map<String, Rows.FrozenRow> frozen = new HashMap<>();
    public final Set<String> awardedCycles = new HashSet<>();

    public List<Rows.StoredEntry> entriesOf(String cycle) {
        return entries.getOrDefault(cycle, List.of());
    }

    public Roster roster() {
        return RosterRecord.rosterOf(
                rosterLines.stream().map(MemberState::record).toList());
    }

    public static RosterRecord record(Rows.RosterRow row) {
        return row.left()
                ? RosterRecord.leaving(row.sequence(), row.from())
                : new RosterRecord(
                        row.sequence(),
                        false,
                        row.from(),
                        row.organisation().toString(),
                        row.status(),
                        row.categories(),
                        row.posts());
    }
}
