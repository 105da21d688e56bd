package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.Store;
import java.util.Map;

/** One record as it goes to its topic. */
public record WorkRecord(Kind kind, Store store, String key, Map<String, String> headers, byte[] value) {
    public enum Kind {
        /** Townships, organisations, rule books, rosters. */
        SETUP,
        /** What a member did, told for the first time. */
        EVENT,
        /** What was told before, once more and to the byte. */
        DUPLICATE,
        /** No event. */
        POISON
    }
}
