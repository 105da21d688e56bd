package cn.sanwei.eventstore;

/** A fault of the code: it forgot to say whose transaction it is. Nothing was asked of the database. */
public final class DivisionMissing extends StoreFailure {
    public DivisionMissing() {
        super("a transaction without a division");
    }
}
