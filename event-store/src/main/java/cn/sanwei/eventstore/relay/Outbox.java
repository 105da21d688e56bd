package cn.sanwei.eventstore.relay;

import java.sql.SQLException;
import java.util.List;

/** A store as its relay sees it, over one session: losing the session is losing the lead. */
interface Outbox extends AutoCloseable {
    /** Whether this session leads now. Only one session of all replicas does. */
    boolean lead() throws SQLException;

    /**
     * What follows the cursor and is certain to have nothing before it that could still appear.
     *
     * @throws RelayHalted when the event that the cursor names is not there
     */
    Batch after(Cursor cursor) throws SQLException;

    /** How far behind the cursor is; counts no further than a bound. */
    Lag lag(Cursor cursor) throws SQLException;

    @Override
    void close();

    /** @param refill the latest request to publish from the beginning, 0 if there was none */
    record Batch(long refill, List<OutboxEvent> events, boolean full) {}

    record Lag(long events, long ms) {}

    interface Source {
        Outbox open() throws SQLException;
    }
}
