package cn.sanwei.eventstore;

/** The stream has moved on from the version that If-Match named. Not retried: the caller has to look again. */
public final class StaleVersion extends StoreFailure {
    private final int expected;
    private final int actual;

    public StaleVersion(int expected, int actual) {
        super("version " + expected + " was expected, it is " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    public int expected() {
        return expected;
    }

    public int actual() {
        return actual;
    }
}
