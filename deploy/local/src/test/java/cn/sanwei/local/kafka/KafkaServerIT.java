package cn.sanwei.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.Topics;
import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void the_declared_topics_are_there_as_declared_and_what_was_acknowledged_survives_a_crash_and_another_port()
            throws Exception {
        KafkaSettings settings = KafkaSettings.throwAway(folder.resolve("kafka"));
        KafkaServer first = KafkaServer.start(settings);
        try (Admin admin = Admin.create(clientOf(first))) {
            assertDeclared(admin);
            assertNotCreatedByAsking(admin);
        }
        assertThat(answers(first)).isTrue();
        send(first, "before the crash");
        first.kill();
        assertThat(answers(first)).isFalse();
        assertThat(first.process().isAlive()).isFalse();

        try (KafkaServer second = KafkaServer.start(settings)) {
            assertThat(second.port()).isNotEqualTo(first.port());
            assertThat(firstRecord(second)).isEqualTo("before the crash");
        }
    }

    @Test
    void its_classes_are_kept_once_for_a_tree_and_java_takes_them() {
        KafkaSettings settings = KafkaSettings.throwAway(folder.resolve("kafka"))
                .with(List.of("-Xlog:class+load:file=" + folder.resolve("classes.txt")));
        try (KafkaServer server = KafkaServer.start(settings)) {
            assertThat(answers(server)).isTrue();
        }
        assertThat(folder.resolve("classes.txt"))
                .content()
                .contains("kafka.server.KafkaRaftServer source: shared objects file (top)");
    }

    @Test
    void a_java_that_keeps_no_classes_starts_it_out_of_the_jars() throws IOException {
        KafkaSettings usual = KafkaSettings.throwAway(folder.resolve("kafka"));
        Path libraries = Files.createSymbolicLink(folder.resolve("lib"), usual.libraries());
        KafkaSettings without = new KafkaSettings(
                        usual.folder(),
                        libraries,
                        usual.logging(),
                        usual.log(),
                        0,
                        0,
                        usual.javaOptions(),
                        true,
                        usual.startWithin())
                .with(List.of("-Xshare:off"));
        try (KafkaServer server = KafkaServer.start(without)) {
            assertThat(answers(server)).isTrue();
        }
        assertThat(KafkaClasses.of(without)).isEmpty();
    }

    @Test
    void a_taken_port_is_refused_before_anything_is_made() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getByName(Loopback.ADDRESS))) {
            KafkaSettings settings =
                    KafkaSettings.throwAway(folder.resolve("kafka")).onPorts(stranger.getLocalPort(), 0);
            assertThatExceptionOfType(StartFailed.class)
                    .isThrownBy(() -> KafkaServer.start(settings))
                    .withMessageContaining("Port " + stranger.getLocalPort() + ", which Kafka needs, is taken");
            assertThat(settings.folder()).doesNotExist();
        }
    }

    private static boolean answers(KafkaServer server) {
        try (HttpClient http = Http.client()) {
            return Health.answers(http, "kafka://" + server.bootstrap());
        }
    }

    private static void assertDeclared(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = Topics.ALL.stream().map(Topics.Declaration::name).toList();
        assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(names);
        var described = admin.describeTopics(names).allTopicNames().get();
        for (Topics.Declaration topic : Topics.ALL) {
            assertThat(described.get(topic.name()).partitions()).hasSize(topic.partitions());
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            topic.settings()
                    .forEach((name, value) -> assertThat(settings.get(name).value())
                            .as("%s of %s", name, topic.name())
                            .isEqualTo(value));
        }
    }

    private static void assertNotCreatedByAsking(Admin admin) {
        assertThatThrownBy(() -> admin.describeTopics(List.of("sanwei.misspelt"))
                        .allTopicNames()
                        .get())
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    private static void send(KafkaServer server, String text) throws Exception {
        try (var producer =
                new KafkaProducer<>(clientOf(server), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.RELAYS, 0, new byte[] {1}, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static String firstRecord(KafkaServer server) {
        try (var consumer =
                new KafkaConsumer<>(clientOf(server), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.RELAYS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(PATIENCE).records(partition);
            return records.isEmpty() ? "nothing" : new String(records.getFirst().value(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Object> clientOf(KafkaServer server) {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server.bootstrap());
    }
}
