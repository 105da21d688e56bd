package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.intake.Entrance;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;

/** What all strands of one ledger look at. */
public final class Scene {
    private final CycleDays days;
    private final Entrance entrance;
    private final Intake intake;
    private final Periods periods;
    private final Subject subject;
    private final Waiting waiting;
    private Instant asOf;

    public Scene(CycleDays days, Subject subject, Entrance entrance, Intake intake, Waiting waiting, Instant asOf) {
        this.days = days;
        this.subject = subject;
        this.waiting = waiting;
        this.entrance = entrance;
        this.intake = intake;
        this.periods = new Periods(days);
        this.asOf = asOf;
    }

    CycleDays days() {
        return days;
    }

    Entrance entrance() {
        return entrance;
    }

    Intake intake() {
        return intake;
    }

    Subject subject() {
        return subject;
    }

    Waiting waiting() {
        return waiting;
    }

    Periods periods() {
        return periods;
    }

    Instant asOf() {
        return asOf;
    }

    public void turnTo(Instant instant) {
        asOf = instant;
    }

    /** What ends on this day or earlier has lapsed. What lasts to the end of a cycle does not lapse in it. */
    LocalDate lapsedBy() {
        LocalDate day = CycleDays.dayOf(asOf);
        return day.isBefore(days.after()) ? day : days.last();
    }
}
