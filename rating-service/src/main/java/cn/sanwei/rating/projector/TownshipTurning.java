package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.gathering.PendingTurns;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.writing.BatchRefused;
import cn.sanwei.rating.projector.writing.TurnRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Turns the day of one township. First the day is written, and from then on whoever is folded is judged on it; then those
 * are folded whose ledgers it changes, some at a time. There is no state of a turn under way but that some are still due.
 */
final class TownshipTurning {
    private static final Logger LOG = Logger.getLogger(TownshipTurning.class);
    /** So many are folded and written within about the time of a poll. */
    private static final int LEDGERS_AT_ONCE = 250;

    private final BatchProcessor processor;
    private final TurnRows rows;

    TownshipTurning(BatchProcessor processor, Statements statements) {
        this.processor = processor;
        this.rows = new TurnRows(statements);
    }

    /**
     * Does some of it.
     *
     * @return whether nothing was left to do
     */
    boolean isTurned(Rows.TurnedRow row, LocalDate to, long token) throws SQLException {
        // The batch under way may have folded some of them on the new day, or fail and take what is held along.
        processor.finish();
        Map<Integer, Long> right = Map.of(row.partition(), token);
        TownshipState township = processor.township(row.township(), row.partition());
        LocalDate day = township.turnedDay();
        if (day == null || to.isAfter(day)) {
            begin(township, to, right);
            return false;
        }
        List<Rows.DueRow> due = rows.dueOn(row.township(), day, LEDGERS_AT_ONCE);
        if (due.isEmpty()) {
            return true;
        }
        fold(row, day, due, right);
        return false;
    }

    private void begin(TownshipState township, LocalDate day, Map<Integer, Long> right) throws SQLException {
        LOG.infof("The day turns: township=%s day=%s", township.township(), day);
        Pending pending = new Pending();
        township.turnTo(day);
        for (String cycle : township.cyclesTurnedTo(day)) {
            township.cycles().add(cycle);
            pending.opened.add(new Pending.OpenedCycle(township.township(), cycle));
            pending.turns.opened.add(new PendingTurns.OpenedCycle(township.township(), cycle, day));
        }
        pending.turns.turned.add(new Rows.TurnedRow(township.township(), township.partition(), day));
        processor.release(township.township());
        processor.turn(pending, right);
    }

    /** If they cannot be folded and written together, the one that is to blame is found by halving. */
    private void fold(Rows.TurnedRow row, LocalDate day, List<Rows.DueRow> due, Map<Integer, Long> right)
            throws SQLException {
        TownshipState township = processor.township(row.township(), row.partition());
        Pending pending = new Pending();
        pending.turns.taken.addAll(due);
        Cause cause = Cause.ofTurn(row.township(), day);
        due.forEach(each -> pending.member(row.township(), each.ledger().member())
                .cycle(each.ledger().cycle(), cause));
        try {
            processor.turn(pending, right);
        } catch (BatchRefused refused) {
            if (due.size() == 1) {
                leave(township, due.getFirst(), refused.getMessage(), right);
                return;
            }
            int half = due.size() / 2;
            fold(row, day, due.subList(0, half), right);
            fold(row, day, due.subList(half, due.size()), right);
        }
    }

    /** His ledger stays as it was and says so. */
    private void leave(TownshipState known, Rows.DueRow due, String why, Map<Integer, Long> right) throws SQLException {
        TownshipState township = processor.township(known.township(), known.partition());
        township.unfolded()
                .add(new TownshipState.UnfoldedKey(
                        due.ledger().member(), due.ledger().cycle()));
        Pending pending = new Pending();
        pending.turns.taken.add(due);
        pending.turns.refused.add(new Rows.UnfoldedRow(due.ledger(), why));
        processor.turn(pending, right);
    }
}
