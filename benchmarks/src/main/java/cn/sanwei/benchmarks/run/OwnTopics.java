package cn.sanwei.benchmarks.run;

import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that the rating service writes to, made anew so that a drain finds nothing of the one before. */
final class OwnTopics {
    private static final List<String> NAMES = List.of(Store.RATING.topic(), Topics.RELAYS, Topics.STANDINGS);
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final String kafka;

    OwnTopics(String kafka) {
        this.kafka = kafka;
    }

    void makeAnew() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(NAMES).all().get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            Instant deadline = Instant.now().plus(WITHIN);
            while (!Collections.disjoint(admin.listTopics().names().get(), NAMES)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new LaneFailed("the broker does not delete " + NAMES);
                }
                Thread.sleep(50); // the broker tells nobody when a topic is gone
            }
            admin.createTopics(NAMES.stream()
                            .map(Topics::declarationOf)
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                            .toList())
                    .all()
                    .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaneFailed("the topics of the rating service could not be made anew", e);
        }
    }
}
