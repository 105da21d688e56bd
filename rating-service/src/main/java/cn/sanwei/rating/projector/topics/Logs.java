package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import cn.sanwei.rating.projector.tables.Progress;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The topics as they are on the broker, against what was read of them before. */
public final class Logs {
    public static final List<String> TOPICS =
            Arrays.stream(Store.values()).map(Store::topic).toList();
    private static final int ANSWER_WITHIN_S = 10;

    private final Admin admin;
    private Map<String, String> ids = Map.of();

    public Logs(Admin admin) {
        this.admin = admin;
    }

    /** @throws KafkaException when a topic is missing, or not as {@link Topics} declares it */
    public void look() {
        Map<String, String> found = new HashMap<>();
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(TOPICS).allTopicNames().get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
            for (TopicDescription topic : topics.values()) {
                int declared = Topics.declarationOf(topic.name()).partitions();
                if (topic.partitions().size() != declared) {
                    throw new KafkaException("topic " + topic.name() + " has "
                            + topic.partitions().size() + " partitions instead of " + declared);
                }
                found.put(topic.name(), topic.topicId().toString());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
        ids = Map.copyOf(found);
    }

    public String idOf(String topic) {
        return ids.get(topic);
    }

    /** What the logs hold, asked of the broker once for all of them. */
    public record Extent(Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
        public static Extent of(Consumer<?, ?> consumer, Collection<TopicPartition> logs) {
            return new Extent(consumer.beginningOffsets(logs), consumer.endOffsets(logs));
        }
    }

    /**
     * Goes on where the stored offset says; the leader's epoch goes along, so that the client itself finds a log that was
     * cut and has grown again.
     *
     * @return why it cannot be gone on with, empty when it can
     */
    public Optional<String> seek(Consumer<?, ?> consumer, TopicPartition log, Progress.Reached stored, Extent extent) {
        long first = extent.first().get(log);
        long end = extent.end().get(log);
        if (stored == null) {
            consumer.seek(log, 0);
            return first == 0
                    ? Optional.empty()
                    : Optional.of(log.topic() + " no longer begins at its first record: nothing was read of it before");
        }
        if (!stored.topicId().equals(idOf(log.topic()))) {
            return Optional.of(log.topic() + " was made anew: it is another topic than the one that was read");
        }
        if (stored.nextOffset() < first || stored.nextOffset() > end) {
            return Optional.of(log.topic() + " was cut: it was read up to " + stored.nextOffset() + ", and holds "
                    + first + " to " + end);
        }
        consumer.seek(log, new OffsetAndMetadata(stored.nextOffset(), Optional.ofNullable(stored.leaderEpoch()), ""));
        return Optional.empty();
    }
}
