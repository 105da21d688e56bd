package cn.sanwei.operations.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;

/** Who has partitions of the rating service's topics, as the broker sees it. */
final class ReplicasOfRating implements AutoCloseable {
    /** {@code sanwei.projector.group} */
    private static final String GROUP = "rating";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Admin admin;

    ReplicasOfRating(String kafka) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    }

    /** @throws IllegalStateException when so many do not share the partitions in the end */
    void awaitSharing(int replicas) throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        long sharing = sharing();
        while (sharing != replicas) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("%d replicas of the rating service have partitions, where %d should"
                        .formatted(sharing, replicas));
            }
            Thread.sleep(200); // the broker tells nobody of a change
            sharing = sharing();
        }
    }

    private long sharing() throws InterruptedException, ExecutionException {
        ConsumerGroupDescription group =
                admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
        return group.members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    @Override
    public void close() {
        admin.close();
    }
}
