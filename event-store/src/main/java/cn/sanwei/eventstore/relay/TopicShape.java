package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the broker's topics with their declaration. With other partitions, townships would change places. */
final class TopicShape {
    private static final int TIMEOUT_MS = 10_000;

    private final String bootstrap;

    TopicShape(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** @throws RelayHalted naming everything that is otherwise than declared */
    void check(String... topics) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS / 2))) {
            List<String> faults = new ArrayList<>();
            for (String topic : topics) {
                faults.addAll(faults(admin, Topics.declarationOf(topic)));
            }
            if (!faults.isEmpty()) {
                throw new RelayHalted("topics are not as declared: " + String.join("; ", faults));
            }
        }
    }

    private static List<String> faults(Admin admin, Topics.Declaration declared) {
        List<String> faults = new ArrayList<>();
        try {
            int partitions = admin.describeTopics(List.of(declared.name()))
                    .allTopicNames()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .get(declared.name())
                    .partitions()
                    .size();
            if (partitions != declared.partitions()) {
                faults.add(declared.name() + " has " + partitions + " partitions instead of " + declared.partitions());
            }
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, declared.name());
            Config actual = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .get(resource);
            declared.settings().forEach((name, wanted) -> {
                ConfigEntry entry = actual.get(name);
                if (entry == null || !wanted.equals(entry.value())) {
                    faults.add(declared.name() + " has " + name + "=" + (entry == null ? "none" : entry.value())
                            + " instead of " + wanted);
                }
            });
            return faults;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of(declared.name() + " does not exist");
            }
            throw new KafkaException("the topics could not be looked at", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the broker did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
