package cn.sanwei.scoring.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dated lines of one member. The line that began last is in force; of two that begin on one day, the one that was
 * written later. A line ends where it says so or where the next one begins.
 */
public final class Roster {
    private final List<RosterLine> lines;

    private Roster(List<RosterLine> lines) {
        this.lines = lines;
    }

    /** @param lines in the order in which they were written */
    public static Roster of(List<RosterLine> lines) {
        List<RosterLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(RosterLine::from));
        return new Roster(List.copyOf(sorted));
    }

    public static Roster unknown() {
        return new Roster(List.of());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** In the order of the days from which they are. */
    public List<RosterLine> lines() {
        return lines;
    }

    public Optional<RosterLine> on(LocalDate day) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            RosterLine line = lines.get(i);
            if (!line.from().isAfter(day)) {
                return line.to() == null || day.isBefore(line.to()) ? Optional.of(line) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** On how many days from {@code first} up to, without, {@code after} some line was in force. */
    public long daysWithin(LocalDate first, LocalDate after) {
        long days = 0;
        LocalDate next = after;
        for (int i = lines.size() - 1; i >= 0; i--) {
            RosterLine line = lines.get(i);
            LocalDate end = line.to() == null || line.to().isAfter(next) ? next : line.to();
            LocalDate begin = line.from().isBefore(first) ? first : line.from();
            days += Math.max(0, ChronoUnit.DAYS.between(begin, end));
            if (line.from().isBefore(next)) {
                next = line.from();
            }
        }
        return days;
    }

    /** The last line that was in force on some day from {@code first} up to, without, {@code after}. */
    public Optional<RosterLine> lastWithin(LocalDate first, LocalDate after) {
        LocalDate next = after;
        for (int i = lines.size() - 1; i >= 0; i--) {
            RosterLine line = lines.get(i);
            LocalDate end = line.to() == null || line.to().isAfter(next) ? next : line.to();
            if (line.from().isBefore(end) && end.isAfter(first)) {
                return Optional.of(line);
            }
            if (line.from().isBefore(next)) {
                next = line.from();
            }
        }
        return Optional.empty();
    }
}
