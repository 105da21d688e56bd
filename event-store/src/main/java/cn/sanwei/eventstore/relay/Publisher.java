package cn.sanwei.eventstore.relay;

import java.util.List;

/** The topic's side. Opening one ends whatever an earlier one of this store had begun, and bars it from going on. */
interface Publisher extends AutoCloseable {
    /** The cursor of the last committed transaction; the beginning if there was none. */
    Cursor lastCursor();

    /** Events and cursor together or not at all. After a failure this publisher is of no more use. */
    void publish(List<OutboxEvent> events, Cursor cursor);

    @Override
    void close();

    interface Source {
        Publisher open();
    }
}
