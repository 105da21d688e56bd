package cn.sanwei.scoring.facts;

import cn.sanwei.contracts.MemberStatus;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What one event said of a member's place on the roster.
 *
 * @param sequence where the event stands in its store: of two with one day the later written holds
 * @param left true when it took him off the roster from that day on; the other components are then not looked at
 */
public record RosterRecord(
        String sequence,
        boolean left,
        LocalDate from,
        String organisation,
        MemberStatus status,
        Set<String> categories,
        Set<String> posts) {

    public static RosterRecord leaving(String sequence, LocalDate from) {
        return new RosterRecord(sequence, true, from, null, null, Set.of(), Set.of());
    }

    /**
     * The dated lines in the order in which they were written. A member who leaves ends the lines that began before; one
     * that is written later with an earlier day does not bring him back past the day on which he left.
     */
    public static Roster rosterOf(Collection<RosterRecord> records) {
        List<RosterRecord> written = records.stream()
                .sorted(Comparator.comparing(RosterRecord::sequence))
                .toList();
        return Roster.of(written.stream()
                .filter(record -> !record.left)
                .map(record -> new RosterLine(
                        record.organisation,
                        record.status,
                        record.categories,
                        record.posts,
                        record.from,
                        leavesAfter(record, written)))
                .toList());
    }

    /** The first day, from the line's own on, on which he left and which no line of that day written later takes back. */
    private static LocalDate leavesAfter(RosterRecord line, List<RosterRecord> written) {
        return written.stream()
                .filter(RosterRecord::left)
                .filter(leaving -> leaving.from.isAfter(line.from)
                        || leaving.from.equals(line.from) && leaving.sequence.compareTo(line.sequence) > 0)
                .map(RosterRecord::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
