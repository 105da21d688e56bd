package cn.sanwei.rating.projector;

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
final class MemberState {
    final List<Fact> facts = new ArrayList<>();
    final List<Rows.RosterRow> rosterLines = new ArrayList<>();
    final Map<String, Rows.StandingRow> standings = new HashMap<>();
    final Map<String, List<Rows.StoredEntry>> entries = new HashMap<>();
    final Map<String, Rows.FrozenRow> frozen = new HashMap<>();
    final Set<String> awardedCycles = new HashSet<>();

    List<Rows.StoredEntry> entriesOf(String cycle) {
        return entries.getOrDefault(cycle, List.of());
    }

    Roster roster() {
        return RosterRecord.rosterOf(
                rosterLines.stream().map(MemberState::record).toList());
    }

    static RosterRecord record(Rows.RosterRow row) {
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
