package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Records that are nearly events: each must be put aside, and the ones beside it counted. */
final class Poison {
    private Poison() {}

    static WorkRecord of(int index, Told told) {
        Map<String, String> headers = new HashMap<>(told.envelope().headers());
        byte[] value = EventCodec.encode(told.event());
        switch (index % 4) {
            case 0 -> value = Arrays.copyOf(value, value.length / 2);
            case 1 -> headers.remove("ce_sequence");
            case 2 ->
                value = new String(value, StandardCharsets.UTF_8)
                        .replace("\"occurredAt\"", "\"happenedAt\"")
                        .getBytes(StandardCharsets.UTF_8);
            default -> headers.put("ce_township", "bench-elsewhere");
        }
        return new WorkRecord(
                WorkRecord.Kind.POISON, told.store(), told.envelope().township().value(), headers, value);
    }
}
