package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.scoring.facts.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * A plain client and JDBC, one transaction for each event: fact, entries, standing and offset. It knows rosters and rule
 * books before it begins, holds every member's facts in memory, and needs one round trip for an event, so what is left
 * is the price of the transaction.
 */
final class PerEventDrain implements Drain {
    private static final int RECORDS_AT_MOST = 500;

    private final LaneSettings settings;

    PerEventDrain(LaneSettings settings) {
        this.settings = settings;
    }

    @Override
    public void run(String database, Runnable begun, LongConsumer progress) throws SQLException {
        KnownTownships townships = KnownTownships.read(settings);
        Map<TopicPartition, Long> from = Extent.byPartition(settings.extent().setup());
        Map<TopicPartition, Long> ends = Extent.byPartition(settings.extent().first());
        try (Connection connection = RatingTables.connect(settings, database, "bench-per-event");
                PerEventWriter writer = new PerEventWriter(connection);
                WorkConsumer consumer = new WorkConsumer(settings.kafka(), from, ends, RECORDS_AT_MOST)) {
            Service service = new Service(townships, writer);
            long done = 0;
            begun.run();
            while (!consumer.isAtEnd()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (consumer.isWanted(partition, record.offset())) {
                        service.take(partition, record);
                        progress.accept(++done);
                    }
                }
                consumer.done(records);
            }
        }
    }

    private static final class Service {
        private final KnownTownships townships;
        private final PerEventWriter writer;
        private final Map<UUID, MemberLedger> members = new HashMap<>();
        private final Set<UUID> seen = new HashSet<>();

        Service(KnownTownships townships, PerEventWriter writer) {
            this.townships = townships;
            this.writer = writer;
        }

        void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) throws SQLException {
            Optional<Received> received = Received.of(record.topic(), record.key(), record.headers(), record.value());
            Optional<Fact> fact = received.flatMap(Received::fact);
            if (fact.isEmpty() || !seen.add(received.get().envelope().id())) {
                writer.skip(partition, record.offset() + 1);
                return;
            }
            UUID member = UUID.fromString(fact.get().subject().id());
            MemberLedger ledger = members.computeIfAbsent(
                    member, key -> new MemberLedger(fact.get().subject(), townships.roster(member)));
            MemberLedger.Change change =
                    ledger.add(fact.get(), townships.books(received.get().township()));
            writer.write(received.get(), fact.get(), change, partition, record.offset() + 1);
        }
    }
}
