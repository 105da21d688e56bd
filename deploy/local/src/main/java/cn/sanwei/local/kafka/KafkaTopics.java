package cn.sanwei.local.kafka;

import cn.sanwei.contracts.Topics;
import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.machine.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Waits for a broker and makes the topics of {@link Topics}; those that are there stay as they are. */
final class KafkaTopics {
    private static final int ANSWER_WITHIN_MS = 5_000;

    private final String bootstrap;
    private final String clusterId;

    KafkaTopics(String bootstrap, String clusterId) {
        this.bootstrap = bootstrap;
        this.clusterId = clusterId;
    }

    void createDeclared(ChildProcess process, Duration within) {
        Instant deadline = Instant.now().plus(within);
        // A client that starts before the broker listens fills the log with complaints.
        Waiting.until(process, deadline, () -> !Loopback.isFree(port()));
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        try (Admin admin = Admin.create(settings)) {
            Waiting.until(process, deadline, () -> isOurs(admin));
            Waiting.until(process, deadline, () -> createdAll(admin));
        }
    }

    private boolean isOurs(Admin admin) {
        try {
            String answered = admin.describeCluster().clusterId().get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
            if (!clusterId.equals(answered)) {
                throw new StartFailed("At " + bootstrap + " another Kafka answers (cluster " + answered + ", not "
                        + clusterId + ").");
            }
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Kafka: interrupted while starting.", e);
        }
    }

    private boolean createdAll(Admin admin) {
        List<NewTopic> topics = Topics.ALL.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                .toList();
        boolean all = true;
        for (var creation : admin.createTopics(topics).values().entrySet()) {
            all &= created(creation.getKey(), creation.getValue());
        }
        return all;
    }

    private static boolean created(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new StartFailed(
                    "Kafka refuses to make the topic " + topic + ": "
                            + e.getCause().getMessage(),
                    e);
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Kafka: interrupted while starting.", e);
        }
    }

    private int port() {
        return Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1));
    }
}
