package cn.sanwei.rating.projector.topics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Store;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTurnsTest {
    private static final Set<Integer> PARTITIONS = Set.of(0, 1, 2);
    private static final int AT_MOST = 40_000;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final ReadingTurns turns = new ReadingTurns();

    @BeforeEach
    void nothing_is_in_any_log() {
        List<TopicPartition> logs = Arrays.stream(Store.values())
                .flatMap(store -> IntStream.range(0, PARTITIONS.size()).mapToObj(partition -> log(store, partition)))
                .toList();
        consumer.assign(logs);
        logs.forEach(log -> consumer.seek(log, 0));
        logs.forEach(log -> ends.put(log, 0L));
    }

    @Test
    void without_a_backlog_all_logs_are_read_and_a_batch_is_as_large_as_it_may_be() {
        there(Store.POINTS, 0, 9_000);
        there(Store.WISH, 1, 9_000);

        turns.before(consumer, PARTITIONS);

        assertThat(turns.isBehind()).isFalse();
        assertThat(consumer.paused()).isEmpty();
        assertThat(turns.ofABatch(AT_MOST)).isEqualTo(AT_MOST);
    }

    @Test
    void in_a_backlog_one_partition_is_read_first_the_log_that_tells_of_members_and_then_the_others() {
        there(Store.POINTS, 0, 30_000);
        there(Store.ACTIVITY, 0, 30_000);
        there(Store.POINTS, 1, 30_000);

        turns.before(consumer, PARTITIONS);
        assertThat(read()).containsExactly(log(Store.POINTS, 0));

        consumer.seek(log(Store.POINTS, 0), 20_000);
        turns.before(consumer, PARTITIONS);
        assertThat(read()).containsExactly(log(Store.POINTS, 0));

        consumer.seek(log(Store.POINTS, 0), 25_000);
        turns.before(consumer, PARTITIONS);
        assertThat(read()).containsExactlyInAnyOrder(ofPartition(0));
        assertThat(turns.isThrough(consumer)).isFalse();
    }

    @Test
    void a_partition_in_which_nearly_nothing_is_told_of_members_is_read_whole_at_once() {
        there(Store.POINTS, 0, 5_000);
        there(Store.ACTIVITY, 0, 30_000);

        turns.before(consumer, PARTITIONS);

        assertThat(read()).containsExactlyInAnyOrder(ofPartition(0));
    }

    @Test
    void when_a_partition_is_through_the_next_one_has_its_turn_and_what_is_left_over_is_read_together() {
        there(Store.POINTS, 0, 30_000);
        there(Store.WISH, 0, 1_000);
        there(Store.POINTS, 2, 30_000);
        there(Store.POINTS, 1, 4_000);
        turns.before(consumer, PARTITIONS);

        reads(Store.POINTS, 0);
        reads(Store.WISH, 0);
        turns.before(consumer, PARTITIONS);
        assertThat(read()).containsExactlyInAnyOrder(ofPartition(1));

        reads(Store.POINTS, 1);
        turns.before(consumer, PARTITIONS);
        assertThat(read()).containsExactly(log(Store.POINTS, 2));

        reads(Store.POINTS, 2);
        turns.before(consumer, PARTITIONS);
        assertThat(turns.isBehind()).isFalse();
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_turn_that_is_too_much_for_one_batch_is_cut_into_equal_ones() {
        there(Store.POINTS, 0, 30_000);
        there(Store.ACTIVITY, 0, 15_001);

        turns.before(consumer, PARTITIONS);

        assertThat(turns.ofABatch(AT_MOST)).isEqualTo(22_501);
        assertThat(turns.ofABatch(15_000)).isEqualTo(11_251);
        assertThat(turns.ofABatch(50_000)).isEqualTo(45_001);
    }

    @Test
    void another_assignment_forgets_whose_turn_it_was_and_what_was_to_be_read_later() {
        there(Store.POINTS, 0, 30_000);
        turns.before(consumer, PARTITIONS);

        turns.anew();

        assertThat(turns.isBehind()).isFalse();
        assertThat(turns.ofABatch(AT_MOST)).isEqualTo(AT_MOST);
    }

    private void there(Store store, int partition, long records) {
        ends.put(log(store, partition), records);
        consumer.updateEndOffsets(ends);
    }

    private void reads(Store store, int partition) {
        consumer.seek(log(store, partition), ends.get(log(store, partition)));
    }

    private Set<TopicPartition> read() {
        return consumer.assignment().stream()
                .filter(log -> !consumer.paused().contains(log))
                .collect(Collectors.toSet());
    }

    private static TopicPartition[] ofPartition(int partition) {
        return Arrays.stream(Store.values()).map(store -> log(store, partition)).toArray(TopicPartition[]::new);
    }

    private static TopicPartition log(Store store, int partition) {
        return new TopicPartition(store.topic(), partition);
    }
}
