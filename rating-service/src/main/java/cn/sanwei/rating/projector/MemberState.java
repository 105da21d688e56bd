package cn.sanwei.rating.projector;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * The dated lines in the order in which they were written. A member who leaves ends the lines that began before;
     * one that is written later with an earlier day does not bring him back past the day on which he left.
     */
    Roster roster() {
        List<Rows.RosterRow> written = new ArrayList<>(rosterLines);
        written.sort(Comparator.comparing(Rows.RosterRow::sequence));
        List<RosterLine> lines = new ArrayList<>();
        for (Rows.RosterRow row : written) {
            if (!row.left()) {
                lines.add(new RosterLine(
                        row.organisation().toString(),
                        row.status(),
                        row.categories(),
                        row.posts(),
                        row.from(),
                        leavesAfter(row.from(), row.sequence(), written)));
            }
        }
        return Roster.of(lines);
    }

    /** The first day, from {@code from} on, on which he left and which no line of that day written later takes back. */
    private static LocalDate leavesAfter(LocalDate from, String sequence, List<Rows.RosterRow> written) {
        return written.stream()
                .filter(Rows.RosterRow::left)
                .filter(left -> left.from().isAfter(from)
                        || left.from().equals(from) && left.sequence().compareTo(sequence) > 0)
                .map(Rows.RosterRow::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
