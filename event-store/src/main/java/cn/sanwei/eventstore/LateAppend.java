package cn.sanwei.eventstore;

/** A fault of the code: an append that was not the first write of its transaction. */
public final class LateAppend extends StoreFailure {
    public LateAppend(Throwable cause) {
        super("an append must be the first write of its transaction, and its only append", cause);
    }
}
