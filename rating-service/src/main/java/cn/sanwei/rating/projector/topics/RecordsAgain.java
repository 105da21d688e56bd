package cn.sanwei.rating.projector.topics;

import cn.sanwei.rating.projector.tables.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads records that were read before once more, with a client of its own. */
public final class RecordsAgain {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long WITHIN_NS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Object> client;

    public RecordsAgain(ProjectorSettings settings) {
        client = ProjectorClients.alone(settings);
        client.put(ConsumerConfig.CLIENT_ID_CONFIG, "rating-projector-again-" + settings.replica());
    }

    /**
     * @param from by log, the first record
     * @param to by the same logs, where they were to be read on
     * @throws KafkaException when they are not there any more, or the broker is away
     */
    List<Incoming> read(Map<Progress.Log, Long> from, Map<Progress.Log, Progress.Reached> to) {
        Map<TopicPartition, Progress.Reached> left = new HashMap<>();
        to.forEach((log, reached) -> left.put(new TopicPartition(log.topic(), log.partition()), reached));
        List<Incoming> records = new ArrayList<>();
        long begun = System.nanoTime();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(client)) {
            consumer.assign(left.keySet());
            from.forEach((log, first) -> consumer.seek(new TopicPartition(log.topic(), log.partition()), first));
            while (!left.isEmpty()) {
                if (System.nanoTime() - begun > WITHIN_NS) {
                    throw new KafkaException("records that were read before cannot be read again");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Progress.Reached end = left.get(new TopicPartition(record.topic(), record.partition()));
                    if (end != null && record.offset() < end.nextOffset()) {
                        records.add(Incoming.of(record, end.topicId()));
                    }
                }
                left.entrySet()
                        .removeIf(log -> consumer.position(log.getKey())
                                >= log.getValue().nextOffset());
            }
        }
        return records;
    }
}
