package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.entries.MadeFact;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.AwaitedPeriod;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.rules.Absence;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a strand waits for, period by period. A period is judged in the cycle in which its last day lies, by the version
 * in force on that day, for who was on the roster and one of whom the rule speaks on each of its days.
 */
public final class Waiting {
    private final RuleBooks books;
    private final CycleDays days;
    private final Roster roster;
    private final Intake intake;

    public Waiting(RuleBooks books, CycleDays days, Roster roster, Intake intake) {
        this.books = books;
        this.days = days;
        this.roster = roster;
        this.intake = intake;
    }

    /** What did not happen, as a fact of the period's last moment, with an id made from rule and day for an event. */
    static Fact fact(AwaitedPeriod period, Subject subject) {
        Instant at = period.ends().minusMillis(1);
        String id = period.rule().rule().id() + "@" + period.last();
        String event = UUID.nameUUIDFromBytes((subject.id() + " " + id).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Fact(
                id,
                event,
                subject,
                MadeFact.ABSENCE,
                at,
                at,
                Map.of(),
                Map.of(MadeFact.FROM, period.first().toString()),
                null);
    }

    /** Those of a strand that have ended by an instant, in their order. */
    List<AwaitedPeriod> endedBy(int strand, Instant asOf) {
        List<AwaitedPeriod> all = books.awaited(strand, days);
        int ended = 0;
        while (ended < all.size() && !all.get(ended).ends().isAfter(asOf)) {
            ended++;
        }
        return all.subList(0, ended);
    }

    /**
     * Whether what the rule waits for did not happen, to one of whom it speaks.
     *
     * @param facts of the strand, in their order
     */
    boolean isInVain(AwaitedPeriod period, List<Fact> facts) {
        Rule rule = period.rule().rule();
        Absence absence = rule.terms().absence();
        int times = 0;
        for (int i = firstFrom(period.starts(), facts);
                i < facts.size() && facts.get(i).occurredAt().isBefore(period.ends());
                i++) {
            Fact fact = facts.get(i);
            boolean awaited =
                    fact.type().equals(rule.fact()) && absence.facts().holds(fact) && intake.cancelledBy(fact) == null;
            times += awaited ? 1 : 0;
        }
        return times < absence.atLeast() && concerns(period);
    }

    private static int firstFrom(Instant from, List<Fact> facts) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).occurredAt().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first day, after an instant, at whose turn something will not have happened if nothing more happens. */
    Optional<LocalDate> next(int strand, Instant asOf, List<Fact> facts) {
        for (AwaitedPeriod period : books.awaited(strand, days)) {
            if (period.ends().isAfter(asOf) && isInVain(period, facts)) {
                return Optional.of(period.last().plusDays(1));
            }
        }
        return Optional.empty();
    }

    private boolean concerns(AwaitedPeriod period) {
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            Optional<RosterLine> line = roster.on(day);
            if (line.isEmpty() || !period.rule().rule().members().holds(line.get())) {
                return false;
            }
        }
        return true;
    }
}
