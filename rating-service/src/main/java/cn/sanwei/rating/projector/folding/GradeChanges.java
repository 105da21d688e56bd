package cn.sanwei.rating.projector.folding;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.projector.held.HeldMembers;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.GradeStream;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A grade that changes while the cycle is open is said to everybody, with an id that its cause decides. How often a
 * member's grade was said to change is the version of his stream in the store; a standing that a rebuild wrote does not
 * know it, since a rebuild says nothing, and asks the store when it first matters.
 */
final class GradeChanges {
    /** In the place of a standing's count, where only the store knows it. */
    static final int ASK_THE_STORE = -1;

    private final StoredLedgers stored;
    private final Map<String, TownshipState> townships;
    private final boolean said;
    private final List<Rows.OwnEvent> events = new ArrayList<>();

    /** @param said false while a ledger is rebuilt: then nothing is said, and nothing counted */
    GradeChanges(StoredLedgers stored, Map<String, TownshipState> townships, boolean said) {
        this.stored = stored;
        this.townships = townships;
        this.said = said;
    }

    /** The changes with their standings' counts; those that are other ones now are to be held. */
    void count(List<LedgerChange> changes, HeldMembers held) throws SQLException {
        if (!said) {
            changes.replaceAll(change -> change.before() == null ? counted(change, ASK_THE_STORE, held) : change);
            return;
        }
        Map<String, Integer> before = stored.versionsOf(changes.stream()
                .filter(change -> change.after().gradeChanges() == ASK_THE_STORE && changesGrade(change))
                .map(change -> change.after().key())
                .toList());
        changes.replaceAll(change -> changesGrade(change) ? say(change, before, held) : change);
    }

    List<Rows.OwnEvent> events() {
        return events;
    }

    private boolean changesGrade(LedgerChange change) {
        Rows.StandingRow after = change.after();
        return after.state().equals("open")
                && after.outcome().equals(Rows.GRADED)
                && !from(change).equals(after.grade());
    }

    private LedgerChange say(LedgerChange change, Map<String, Integer> before, HeldMembers held) {
        Rows.StandingRow after = change.after();
        Rows.StandingKey key = after.key();
        int known = after.gradeChanges() == ASK_THE_STORE
                ? before.getOrDefault(GradeStream.of(key), 0)
                : after.gradeChanges();
        RatingEvent.GradeChanged event = new RatingEvent.GradeChanged(
                new MemberId(key.member()),
                Cycle.of(key.cycle()),
                from(change),
                after.grade(),
                change.cause().event(),
                change.cause().recordedAt());
        events.add(new Rows.OwnEvent(
                key.township(),
                GradeStream.of(key),
                known + 1,
                GradeStream.event(key, change.cause().event()),
                event));
        return counted(change, known + 1, held);
    }

    private static LedgerChange counted(LedgerChange change, int count, HeldMembers held) {
        Rows.StandingRow counted = change.after().withGradeChanges(count);
        held.stands(counted);
        return change.with(counted);
    }

    private String from(LedgerChange change) {
        return change.before() == null
                ? lowest(change.after().key())
                : change.before().grade();
    }

    private String lowest(Rows.StandingKey key) {
        return townships
                .get(key.township())
                .judging(key.cycle())
                .orElseThrow()
                .grades()
                .getLast()
                .code();
    }
}
