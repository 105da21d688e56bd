package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams: one processor behind the three topics, which have the same key, so nothing is repartitioned. A drain is
 * an application of its own, with an empty state; it is over when its committed offsets are the ends of the topics.
 */
final class StreamsDrain implements Drain {
    private static final long LOOK_EVERY_MS = 50;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final LaneSettings settings;
    private final boolean withLedger;
    private KafkaStreams streams;
    private PostgresKeepers keepers;
    private String application;

    StreamsDrain(LaneSettings settings, boolean withLedger) {
        this.settings = settings;
        this.withLedger = withLedger;
    }

    @Override
    public void run(String database, Runnable begun, LongConsumer progress) throws Exception {
        Map<TopicPartition, Long> ends = Extent.byPartition(settings.extent().all());
        AtomicBoolean stands = new AtomicBoolean();
        LongAdder processed = new LongAdder();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        application = "bench-" + database.replace('_', '-') + (withLedger ? "-ledger" : "-totals");
        keepers = withLedger ? new PostgresKeepers(settings, database) : null;
        Topology topology = topology(
                List.copyOf(settings.extent().all().keySet()),
                () -> new FoldProcessor(
                        () -> keepers == null ? EntryKeeper.NONE : keepers.ofThisThread(),
                        () -> {
                            if (stands.compareAndSet(false, true)) {
                                begun.run();
                            }
                        },
                        recordsOf(ends),
                        processed::increment));
        StreamsConfig config = new StreamsConfig(
                StreamsSettings.of(settings, application, Files.createDirectories(settings.folder())));
        streams = keepers == null
                ? new KafkaStreams(topology, config)
                : new KafkaStreams(topology, config, new CommittingClients(keepers));
        streams.setUncaughtExceptionHandler(error -> {
            failure.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        awaitCommitted(ends, failure, () -> progress.accept(processed.sum()));
    }

    /** Reads the totals out of the state stores, so that they can be compared; then the application is taken away. */
    @Override
    public void save(String database) throws SQLException, IOException {
        if (!withLedger) {
            try (Connection connection = RatingTables.connect(settings, database, "bench-totals");
                    KeyValueIterator<byte[], byte[]> totals = streams.store(StoreQueryParameters.fromNameAndType(
                                    FoldProcessor.TOTALS, QueryableStoreTypes.<byte[], byte[]>keyValueStore()))
                            .all()) {
                LaneTables.saveTotals(connection, totals);
            }
        }
        streams.close(CLOSE_WITHIN);
        streams.cleanUp();
        if (keepers != null) {
            keepers.close();
        }
        forget();
    }

    private void awaitCommitted(Map<TopicPartition, Long> ends, AtomicReference<Throwable> failure, Runnable progress)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.kafka()))) {
            while (true) {
                if (failure.get() != null) {
                    throw new IllegalStateException("Kafka Streams has ended", failure.get());
                }
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                        .partitionsToOffsetAndMetadata()
                        .get();
                boolean all = ends.entrySet().stream().allMatch(end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    return reached != null && reached.offset() >= end.getValue();
                });
                if (all) {
                    return;
                }
                progress.run();
                Thread.sleep(LOOK_EVERY_MS); // nobody tells an onlooker of a commit
            }
        }
    }

    private static Topology topology(List<String> topics, ProcessorSupplier<byte[], byte[], Void, Void> processor) {
        Topology topology = new Topology();
        topology.addSource(
                "work", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.toArray(String[]::new));
        topology.addProcessor("fold", processor, "work");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(FoldProcessor.STATE), Serdes.ByteArray(), Serdes.ByteArray()),
                "fold");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(FoldProcessor.TOTALS),
                                Serdes.ByteArray(),
                                Serdes.ByteArray())
                        .withCachingEnabled(),
                "fold");
        return topology;
    }

    private static LongUnaryOperator recordsOf(Map<TopicPartition, Long> ends) {
        Map<Long, Long> byNumber = new HashMap<>();
        ends.forEach((partition, end) -> byNumber.merge((long) partition.partition(), end, Long::sum));
        return number -> byNumber.getOrDefault(number, 0L);
    }

    /** Its own topics: the broker would carry them through all later runs. */
    private void forget() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.kafka()))) {
            List<String> its = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(application))
                    .toList();
            admin.deleteTopics(its).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of " + application + " could not be deleted", e);
        }
    }
}
