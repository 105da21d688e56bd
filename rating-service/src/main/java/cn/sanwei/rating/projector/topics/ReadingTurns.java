package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions are read. While there is a backlog one number after the other has its turn, in all topics: then a
 * batch holds many facts of few members, and these members stay at hand until their facts are through. Of its logs the one
 * that says who is a member, and by which rules, is read before the others: where a turn has several batches, facts that
 * came before their rule book would be read back from their tables, and their entries could not lie in their rows.
 * Without a backlog all are read.
 */
public final class ReadingTurns {
    private static final long BACKLOG = 20_000;
    private static final long TURN_MS = 10_000;
    private static final int NOBODYS = -1;
    private static final String TELLS_OF_MEMBERS = Store.POINTS.topic();
    /** So much before its end the others are asked for, so that nobody waits for them. */
    private static final long NEARLY_THROUGH = 5_000;

    private int turn = NOBODYS;
    private long records;
    private long endsAt;
    private boolean look = true;
    private Map<TopicPartition, Long> ends = Map.of();
    /** Logs of the turn that are not read yet. */
    private Collection<TopicPartition> later = List.of();

    /** All is open again: the assignment has changed. */
    public void anew() {
        turn = NOBODYS;
        look = true;
        later = List.of();
    }

    /** @param partitions numbers that are read at all */
    public void before(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        if (turn == NOBODYS ? look || lag(consumer) > BACKLOG : isOver(consumer, partitions)) {
            next(consumer, partitions);
        } else if (!later.isEmpty() && left(consumer, TELLS_OF_MEMBERS) <= NEARLY_THROUGH) {
            consumer.resume(later);
            later = List.of();
        }
    }

    /** Of the log of that topic whose turn it is. */
    private long left(Consumer<?, ?> consumer, String topic) {
        TopicPartition log = new TopicPartition(topic, turn);
        return ends.getOrDefault(log, 0L) - consumer.position(log);
    }

    /** Whether the turn of a partition ends here; without a backlog none has one. */
    public boolean isOver(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        return turn != NOBODYS && (!partitions.contains(turn) || System.nanoTime() > endsAt || isThrough(consumer));
    }

    private void next(Consumer<?, ?> consumer, Collection<Integer> partitions) {
        look = false;
        later = List.of();
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
        records = lags.get(turn);
        endsAt = System.nanoTime() + TURN_MS * 1_000_000;
        boolean membersFirst = left(consumer, TELLS_OF_MEMBERS) > NEARLY_THROUGH;
        later = logs.stream()
                .filter(log ->
                        membersFirst && log.partition() == turn && !log.topic().equals(TELLS_OF_MEMBERS))
                .toList();
        Map<Boolean, List<TopicPartition>> now = logs.stream()
                .collect(Collectors.partitioningBy(log -> log.partition() == turn && !later.contains(log)));
        consumer.pause(now.get(false));
        consumer.resume(now.get(true));
    }

    public boolean isBehind() {
        return turn != NOBODYS;
    }

    /**
     * How many records a batch has: a turn that is too much for one is cut into equal ones. While one is written the next
     * is folded, and were it small, whoever folds would wait for who writes, and then the other way round.
     */
    public long ofABatch(int atMost) {
        long batches = turn == NOBODYS ? 0 : Math.ceilDiv(records, atMost);
        return batches == 0 ? atMost : Math.ceilDiv(records, batches);
    }

    /** Whether the partition whose turn it is has no more than was there when it was drawn. */
    public boolean isThrough(Consumer<?, ?> consumer) {
        return turn != NOBODYS
                && ends.entrySet().stream()
                        .filter(end -> end.getKey().partition() == turn)
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Records that are not read yet; of those that wait for their turn, as many as there were when it was drawn. */
    public long lag(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(log -> consumer.currentLag(log)
                        .orElseGet(() -> Math.max(0, ends.getOrDefault(log, 0L) - consumer.position(log))))
                .sum();
    }
}
