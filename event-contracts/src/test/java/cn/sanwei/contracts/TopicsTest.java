package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void every_topic_is_declared_once() {
        assertThat(Topics.ALL.stream().map(Topics.Declaration::name))
                .containsExactly(
                        "sanwei.points.v1",
                        "sanwei.activity.v1",
                        "sanwei.wish.v1",
                        "sanwei.rating.v1",
                        "sanwei.relays",
                        "sanwei.standings.v1");
    }

    @Test
    void all_topics_of_events_have_the_same_partitions_and_keep_everything() {
        assertThat(Stream.of(Store.values()).map(store -> Topics.declarationOf(store.topic())))
                .allSatisfy(topic -> {
                    assertThat(topic.partitions()).isEqualTo(24);
                    assertThat(topic.settings())
                            .containsEntry("retention.ms", "-1")
                            .containsEntry("cleanup.policy", "delete");
                });
    }

    @Test
    void each_store_has_a_partition_of_its_own_for_its_relay() {
        int partitions = Topics.declarationOf(Topics.RELAYS).partitions();

        assertThat(Stream.of(Store.values()).map(Store::relayPartition))
                .doesNotHaveDuplicates()
                .allMatch(partition -> partition >= 0 && partition < partitions)
                .hasSize(partitions);
    }

    @Test
    void a_topic_that_is_not_declared_is_not_found() {
        assertThatThrownBy(() -> Topics.declarationOf("sanwei.points.v2")).isInstanceOf(IllegalArgumentException.class);
    }
}
