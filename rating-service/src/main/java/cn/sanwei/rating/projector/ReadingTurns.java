package cn.sanwei.rating.projector;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions are read. While there is a backlog one number after the other has its turn, in all topics: then a
 * batch holds many facts of few members, and these members stay at hand until their facts are through. Without a backlog
 * all are read.
 */
final class ReadingTurns {
    private static final long BACKLOG = 20_000;
    private static final long TURN_MS = 10_000;
    private static final int NOBODYS = -1;

    private int turn = NOBODYS;
    private long endsAt;
    private boolean look = true;
    private Map<TopicPartition, Long> ends = Map.of();

    /** All is open again: the assignment has changed. */
    void anew() {
        turn = NOBODYS;
        look = true;
    }

    /** @param partitions numbers that are read at all */
    void before(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        if (turn == NOBODYS ? look || lag(consumer) > BACKLOG : isOver(consumer, partitions)) {
            next(consumer, partitions);
        }
    }

    /** Whether the turn of a partition ends here; without a backlog none has one. */
    boolean isOver(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        return turn != NOBODYS && (!partitions.contains(turn) || System.nanoTime() > endsAt || isThrough(consumer));
    }

    private void next(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        look = false;
        Collection<TopicPartition> logs = consumer.assignment().stream()
                .filter(log -> partitions.contains(log.partition()))
                .toList();
        ends = consumer.endOffsets(logs);
        NavigableMap<Integer, Long> lags = new TreeMap<>();
        ends.forEach((log, end) -> lags.merge(log.partition(), end - consumer.position(log), Long::sum));
        long all = lags.values().stream().mapToLong(Long::longValue).sum();
        lags.values().removeIf(lag -> lag <= 0);
        if (all <= BACKLOG || lags.isEmpty()) {
            turn = NOBODYS;
            consumer.resume(logs);
            return;
        }
        Integer after = lags.higherKey(turn);
        turn = after == null ? lags.firstKey() : after;
        endsAt = System.nanoTime() + TURN_MS * 1_000_000;
        Map<Boolean, Collection<TopicPartition>> its = logs.stream()
                .collect(Collectors.partitioningBy(
                        log -> log.partition() == turn, Collectors.toCollection(java.util.ArrayList::new)));
        consumer.pause(its.get(false));
        consumer.resume(its.get(true));
    }

    boolean isBehind() {
        return turn != NOBODYS;
    }

    /** Whether the partition whose turn it is has no more than was there when it was drawn. */
    boolean isThrough(Consumer<?, ?> consumer) {
        return turn != NOBODYS
                && ends.entrySet().stream()
                        .filter(end -> end.getKey().partition() == turn)
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Records that are not read yet; of those that wait for their turn, as many as there were when it was drawn. */
    long lag(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(log -> consumer.currentLag(log)
                        .orElseGet(() -> Math.max(0, ends.getOrDefault(log, 0L) - consumer.position(log))))
                .sum();
    }
}
