package cn.sanwei.contracts;

import java.util.Arrays;

/** The four event stores: what each is called, where its events come from and go to. */
public enum Store {
    POINTS("points", 0),
    ACTIVITY("activity", 1),
    WISH("wish", 2),
    RATING("rating", 3);

    private final String code;
    private final int relayPartition;

    Store(String code, int relayPartition) {
        this.code = code;
        this.relayPartition = relayPartition;
    }

    public static Store of(String code) {
        return Arrays.stream(values())
                .filter(store -> store.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no store is called " + code));
    }

    public String code() {
        return code;
    }

    /** CloudEvents source of its events. */
    public String source() {
        return "/" + code + "-service";
    }

    public String topic() {
        return "sanwei." + code + ".v1";
    }

    /** Its own partition of {@link Topics#RELAYS}, where its relay's cursor travels. */
    public int relayPartition() {
        return relayPartition;
    }
}
