package cn.sanwei.benchmarks.ranks;

import cn.sanwei.benchmarks.work.Told;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Sends the crowd's events, in order: the first ones as fast as it can, the others at a steady rate. */
final class Publishing implements AutoCloseable {
    private static final long TICK_NS = 10_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    private final Crowd crowd;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final String topic;
    private final int partition;
    private final byte[] key = Crowd.TOWNSHIP.getBytes(StandardCharsets.UTF_8);
    private volatile int next;
    private volatile boolean flowing;
    private Thread stream;

    Publishing(Crowd crowd, String kafka) {
        this.crowd = crowd;
        this.topic = cn.sanwei.contracts.Store.POINTS.topic();
        this.partition = Utils.toPositive(Utils.murmur2(key)) % Topics.PARTITIONS;
        this.producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024));
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    /** How many were sent. */
    int sent() {
        return next;
    }

    void everybody(IntConsumer progress) {
        while (next < crowd.setup()) {
            send();
            if (next % 20_000 == 0) {
                progress.accept(next);
            }
        }
        producer.flush();
        require();
    }

    /** Until {@link #stop}: at each hundredth of a second what is due by then. */
    void flow(int perSecond) {
        flowing = true;
        stream = Thread.ofPlatform().daemon().name("bench-updates").start(() -> {
            long began = System.nanoTime();
            int first = next;
            while (flowing) {
                long due = (System.nanoTime() - began) / 1_000 * perSecond / (NS_PER_S / 1_000);
                while (next - first < due) {
                    send();
                }
                LockSupport.parkNanos(TICK_NS);
            }
        });
    }

    void stop() throws InterruptedException {
        flowing = false;
        if (stream != null) {
            stream.join();
            stream = null;
        }
        producer.flush();
        require();
    }

    private void send() {
        Told told = crowd.told(next);
        List<Header> headers = new ArrayList<>();
        told.envelope()
                .headers()
                .forEach((name, text) -> headers.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
        byte[] value = EventCodec.encode(told.event());
        producer.send(new ProducerRecord<>(topic, partition, key, value, headers), (sent, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
        next++;
    }

    private void require() {
        if (failure.get() != null) {
            throw new IllegalStateException("events could not be published", failure.get());
        }
    }

    @Override
    public void close() throws InterruptedException {
        flowing = false;
        if (stream != null) {
            stream.join();
        }
        producer.close();
    }
}
