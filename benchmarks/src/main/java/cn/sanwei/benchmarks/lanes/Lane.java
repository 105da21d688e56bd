package cn.sanwei.benchmarks.lanes;

import java.util.Arrays;

/** What is measured side by side. */
public enum Lane {
    SANWEI("sanwei"),
    STREAMS_TOTALS("streams-totals"),
    STREAMS_LEDGER("streams-ledger"),
    PER_EVENT("per-event"),
    FLOOR("floor");

    private final String code;

    Lane(String code) {
        this.code = code;
    }

    public static Lane of(String code) {
        return Arrays.stream(values())
                .filter(lane -> lane.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lane is called " + code));
    }

    public String code() {
        return code;
    }
}
