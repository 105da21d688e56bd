package cn.sanwei.operations.demo;

import cn.sanwei.contracts.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Somebody who writes to a topic what is no event, as happens where many parties share a broker. The platform is to
 * set it aside with the reason, and the demo shows that list with one entry.
 */
public final class StrangerOnTheTopic {
    private final String bootstrap;
    private final Runnable remember;
    private final boolean alreadyWritten;

    /** @param remember called when it is written, so that a loader that runs again does not write it again */
    public StrangerOnTheTopic(String bootstrap, boolean alreadyWritten, Runnable remember) {
        this.bootstrap = bootstrap;
        this.alreadyWritten = alreadyWritten;
        this.remember = remember;
    }

    void writeOnce() throws Exception {
        if (alreadyWritten) {
            return;
        }
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    Store.ACTIVITY.topic(),
                    null,
                    "yunxi".getBytes(StandardCharsets.UTF_8),
                    "{\"activity\": \"not-an-id\"".getBytes(StandardCharsets.UTF_8),
                    List.of(new RecordHeader("content-type", "application/json".getBytes(StandardCharsets.UTF_8))));
            producer.send(record).get(30, TimeUnit.SECONDS);
        }
        remember.run();
    }
}
