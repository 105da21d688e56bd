package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.common.header.Header;

/** Publishes the work, once, to topics that nothing was published to before. Compressed as the relay does. */
public final class Production {
    private final Work work;
    private final int first;
    private final Map<String, long[]> counted = new HashMap<>();
    private final Map<WorkRecord.Kind, Integer> kinds = new EnumMap<>(WorkRecord.Kind.class);
    private long bodyBytes;
    private long headerBytes;

    /** @param first how many records after the setup the per-event lane takes */
    public Production(Work work, int first) {
        this.work = work;
        this.first = first;
        for (Store store : List.of(Store.POINTS, Store.ACTIVITY, Store.WISH)) {
            counted.put(store.topic(), new long[Topics.PARTITIONS]);
        }
    }

    /** @param progress told how many records are on their way, now and then */
    public Extent publish(String kafka, IntConsumer progress) {
        Map<String, List<Long>> setup = Map.of();
        Map<String, List<Long>> firstOnes = Map.of();
        try (Sender sender = new Sender(kafka, 20)) {
            for (int index = 0; index < work.size(); index++) {
                if (index == work.begin()) {
                    setup = Extent.copyOf(counted);
                }
                send(sender, work.record(index));
                if (index + 1 == Math.min(work.begin() + first, work.size())) {
                    firstOnes = Extent.copyOf(counted);
                }
                if (index % 10_000 == 0) {
                    progress.accept(index);
                    sender.require();
                }
            }
            sender.flush();
        }
        return new Extent(setup, firstOnes, Extent.copyOf(counted));
    }

    public Map<WorkRecord.Kind, Integer> kinds() {
        return kinds;
    }

    /** Mean size of a record's body. */
    public long bodyBytes() {
        return bodyBytes / work.size();
    }

    /** Mean size of a record's headers, names and values. */
    public long headerBytes() {
        return headerBytes / work.size();
    }

    private void send(Sender sender, WorkRecord record) {
        counted.get(record.store().topic())[Sender.partitionOf(record.key())]++;
        kinds.merge(record.kind(), 1, Integer::sum);
        bodyBytes += record.value().length;
        List<Header> headers = Sender.headers(record.headers());
        headers.forEach(header -> headerBytes += header.key().length() + header.value().length);
        sender.send(record.store(), record.key(), headers, record.value());
    }
}
