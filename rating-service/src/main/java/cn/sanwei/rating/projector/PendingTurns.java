package cn.sanwei.rating.projector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a batch changes of townships' days. */
final class PendingTurns {
    /** A township without a day is one that has to be turned for the first time. */
    final List<Rows.TurnedRow> turned = new ArrayList<>();

    final List<OpenedCycle> opened = new ArrayList<>();
    /** Ledgers that are folded because of their day. */
    final List<Rows.DueRow> taken = new ArrayList<>();

    /** Ledgers that could not be written as folded, each alone. */
    final List<Rows.UnfoldedRow> refused = new ArrayList<>();

    /** A cycle in which nothing has happened but the turn of days: everybody has to be folded in it. */
    record OpenedCycle(String township, String cycle, LocalDate day) {}
}
