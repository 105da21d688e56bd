package cn.sanwei.rating.projector.gathering;

import cn.sanwei.rating.projector.rows.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a batch changes of townships' days. */
public final class PendingTurns {
    /** A township without a day is one that has to be turned for the first time. */
    public final List<Rows.TurnedRow> turned = new ArrayList<>();

    public final List<OpenedCycle> opened = new ArrayList<>();
    /** Ledgers that are folded because of their day. */
    public final List<Rows.DueRow> taken = new ArrayList<>();

    /** Ledgers that could not be written as folded, each alone. */
    public final List<Rows.UnfoldedRow> refused = new ArrayList<>();

    /** A cycle in which nothing has happened but the turn of days: everybody has to be folded in it. */
    public record OpenedCycle(String township, String cycle, LocalDate day) {}
}
