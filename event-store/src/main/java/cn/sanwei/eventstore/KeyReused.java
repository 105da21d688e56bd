package cn.sanwei.eventstore;

/** The caller has used this key for another request: another path or another body. */
public final class KeyReused extends StoreFailure {
    public KeyReused() {
        super("the idempotency key belongs to another request of this caller");
    }
}
