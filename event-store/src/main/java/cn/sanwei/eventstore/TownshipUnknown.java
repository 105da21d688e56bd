package cn.sanwei.eventstore;

/** Events of a township that this store has not heard of yet. */
public final class TownshipUnknown extends StoreFailure {
    private final String township;

    public TownshipUnknown(String township, Throwable cause) {
        super("the township is not known here", cause);
        this.township = township;
    }

    public String township() {
        return township;
    }
}
