package cn.sanwei.contracts.example;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.TownshipId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts the articles read in each township, from the first event on, and goes on as new ones come. */
public final class ReadingsByTownship {
    private final Map<String, String> newest = new HashMap<>();
    private final Map<TownshipId, Integer> readings = new TreeMap<>();

    public static void main(String[] args) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "localhost:8808", "isolation.level", "read_committed");
        ReadingsByTownship counting = new ReadingsByTownship();
        try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            kafka.assign(kafka.partitionsFor("sanwei.points.v1").stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList());
            kafka.seekToBeginning(kafka.assignment());
            while (true) {
                kafka.poll(Duration.ofSeconds(1)).forEach(counting::take);
                System.out.println(counting.readings());
            }
        }
    }

    void take(ConsumerRecord<String, byte[]> record) {
        EventEnvelope envelope =
                EventEnvelope.read(name -> text(record.headers().lastHeader(name)));
        String place = envelope.source() + " " + record.partition();
        if (envelope.sequence().compareTo(newest.getOrDefault(place, "")) <= 0) {
            return; // delivered again
        }
        if (EventCodec.types().containsKey(envelope.type()) // others are of a later release
                && EventCodec.decode(envelope.type(), record.value()) instanceof ArticleRead) {
            readings.merge(envelope.township(), 1, Integer::sum);
        }
        newest.put(place, envelope.sequence());
    }

    Map<TownshipId, Integer> readings() {
        return readings;
    }

    private static String text(Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
