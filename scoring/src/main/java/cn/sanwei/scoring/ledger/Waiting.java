package cn.sanwei.scoring.ledger;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.Absence;
import cn.sanwei.scoring.rulebook.CapPeriod;
import cn.sanwei.scoring.rulebook.CycleDays;
import cn.sanwei.scoring.rulebook.PreparedBook;
import cn.sanwei.scoring.rulebook.PreparedRule;
import cn.sanwei.scoring.rulebook.RuleBooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a strand waits for, period by period. A period is judged in the cycle in which its last day lies, by the version
 * in force on that day, for who was on the roster and one of whom the rule speaks on each of its days.
 */
final class Waiting {
    /** The type of the facts that stand for what did not happen. */
    static final String TYPE = "absence";
    /** The attribute of such a fact that has the first day of the period. */
    static final String FROM = "from";

    private static final Comparator<Turn> ORDER = Comparator.comparing(Turn::last)
            .thenComparing(turn -> turn.rule().rule().id());

    /** The end of a period for which a rule waits. @param first the first day, which may lie before the cycle */
    record Turn(PreparedRule rule, LocalDate first, LocalDate last) {
        /** From then on it can be judged. */
        Instant ends() {
            return last.plusDays(1).atStartOfDay(CycleDays.ZONE).toInstant();
        }

        /** What did not happen, as a fact of the period's last moment, with an id made from rule and day for an event. */
        Fact fact(Subject subject) {
            Instant at = ends().minusMillis(1);
            String id = rule.rule().id() + "@" + last;
            String event = UUID.nameUUIDFromBytes((subject.id() + " " + id).getBytes(StandardCharsets.UTF_8))
                    .toString();
            return new Fact(id, event, subject, TYPE, at, at, Map.of(), Map.of(FROM, first.toString()), null);
        }
    }

    private final RuleBooks books;
    private final CycleDays days;
    private final Roster roster;
    private final Intake intake;

    Waiting(RuleBooks books, CycleDays days, Roster roster, Intake intake) {
        this.books = books;
        this.days = days;
        this.roster = roster;
        this.intake = intake;
    }

    /** The turns of a strand up to an instant, in their order. */
    List<Turn> turns(int strand, Instant asOf) {
        return all(strand).stream().filter(turn -> !turn.ends().isAfter(asOf)).toList();
    }

    /** Whether what the rule waits for did not happen, to one of whom it speaks. */
    boolean isInVain(Turn turn, List<Fact> facts) {
        Absence absence = turn.rule().rule().terms().absence();
        int times = 0;
        for (Fact fact : facts) {
            LocalDate day = CycleDays.dayOf(fact.occurredAt());
            boolean awaited = fact.type().equals(turn.rule().rule().fact())
                    && !day.isBefore(turn.first())
                    && !day.isAfter(turn.last())
                    && absence.facts().holds(fact)
                    && intake.cancelledBy(fact) == null;
            times += awaited ? 1 : 0;
        }
        return times < absence.atLeast() && concerns(turn);
    }

    /** The first day, after an instant, at whose turn something will not have happened if nothing more happens. */
    Optional<LocalDate> next(int strand, Instant asOf, List<Fact> facts) {
        return all(strand).stream()
                .filter(turn -> turn.ends().isAfter(asOf) && isInVain(turn, facts))
                .findFirst()
                .map(turn -> turn.last().plusDays(1));
    }

    private boolean concerns(Turn turn) {
        for (LocalDate day = turn.first(); !day.isAfter(turn.last()); day = day.plusDays(1)) {
            Optional<RosterLine> line = roster.on(day);
            if (line.isEmpty() || !turn.rule().rule().members().holds(line.get())) {
                return false;
            }
        }
        return true;
    }

    private List<Turn> all(int strand) {
        List<Turn> turns = new ArrayList<>();
        for (PreparedBook book : books.prepared()) {
            for (PreparedRule rule : book.absences(strand)) {
                CapPeriod per = rule.rule().terms().absence().per();
                for (LocalDate day = days.first(); day.isBefore(days.after()); day = day.plusDays(1)) {
                    if (isLast(per, day) && books.preparedOn(day) == book) {
                        turns.add(new Turn(rule, per.start(day, days), day));
                    }
                }
            }
        }
        turns.sort(ORDER);
        return turns;
    }

    private boolean isLast(CapPeriod per, LocalDate day) {
        LocalDate next = day.plusDays(1);
        return switch (per) {
            case DAY -> true;
            case WEEK, MONTH -> per.startOf(next, days) == next.toEpochDay();
            case QUARTER, CYCLE ->
                day.equals(days.last()) || per.start(next, days).equals(next);
        };
    }
}
