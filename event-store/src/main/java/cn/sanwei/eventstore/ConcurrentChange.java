package cn.sanwei.eventstore;

/**
 * Another transaction was first, or this one was a victim of a deadlock or a time-out. {@link CommandHandler} tries again
 * by itself, a bounded number of times; after that the caller may, with the same key.
 */
public final class ConcurrentChange extends StoreFailure {
    public ConcurrentChange(Throwable cause) {
        super("something else changed this at the same time", cause);
    }
}
