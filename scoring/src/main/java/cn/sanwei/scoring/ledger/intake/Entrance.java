package cn.sanwei.scoring.ledger.intake;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.PreparedBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;

/** Under which version and which line of the roster a sound fact is scored, or why it is not. */
public final class Entrance {
    private final RuleBooks books;
    private final CycleDays days;
    private final Roster roster;

    /** Of the fact that was let in last. */
    private LocalDate day;

    private RosterLine line;
    private PreparedBook book;

    public Entrance(RuleBooks books, CycleDays days, Roster roster) {
        this.books = books;
        this.days = days;
        this.roster = roster;
    }

    /** @return null when it is let in */
    public Parked.Reason admit(Fact fact) {
        LocalDate next = CycleDays.dayOf(fact.occurredAt());
        if (!days.contains(next)) {
            return Parked.Reason.OUTSIDE_CYCLE;
        }
        if (roster.isEmpty()) {
            return Parked.Reason.UNKNOWN_MEMBER;
        }
        turnTo(next);
        if (line == null) {
            return Parked.Reason.NOT_ON_ROSTER;
        }
        return book == null ? Parked.Reason.NO_RULE_BOOK : null;
    }

    /** Lets in a fact that happened before the cycle, for what it bears upon; false where it was not scored then. */
    public boolean admitEarlier(Fact fact) {
        LocalDate next = CycleDays.dayOf(fact.occurredAt());
        if (!next.isBefore(days.first())) {
            return false;
        }
        turnTo(next);
        return line != null && book != null;
    }

    /** As {@link #admit}, of a fact that was let in before. */
    public void admitAgain(Fact fact) {
        turnTo(CycleDays.dayOf(fact.occurredAt()));
    }

    /** Lets in what is judged on a day on which he is on the roster and a version counts. */
    public void admitOn(LocalDate judged) {
        turnTo(judged);
    }

    public boolean isEarlier() {
        return day.isBefore(days.first());
    }

    private void turnTo(LocalDate next) {
        if (!next.equals(day)) {
            day = next;
            line = roster.on(next).orElse(null);
            book = books.preparedOn(next);
        }
    }

    public LocalDate day() {
        return day;
    }

    public RosterLine line() {
        return line;
    }

    public PreparedBook book() {
        return book;
    }
}
