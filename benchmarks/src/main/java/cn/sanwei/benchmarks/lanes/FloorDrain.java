package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.scoring.facts.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The least that anybody must do who reads these topics into this table: poll, parse, COPY one row for each event of a
 * member. It looks up no duplicate, folds nothing and keeps no offsets. Rows go out while the next ones are parsed, and
 * a transaction takes what one COPY of this many rows took.
 */
final class FloorDrain implements Drain {
    private static final int ROWS_IN_A_TRANSACTION = 20_000;
    private static final int RECORDS_AT_MOST = 5_000;

    private final LaneSettings settings;

    FloorDrain(LaneSettings settings) {
        this.settings = settings;
    }

    @Override
    public void run(String database, Runnable begun, LongConsumer progress) throws SQLException {
        Map<TopicPartition, Long> ends = Extent.byPartition(settings.extent().all());
        try (Connection connection = RatingTables.connect(settings, database, "bench-floor");
                WorkConsumer consumer = new WorkConsumer(settings.kafka(), Map.of(), ends, RECORDS_AT_MOST)) {
            connection.setAutoCommit(false);
            long read = 0;
            begun.run();
            while (!consumer.isAtEnd()) {
                try (FloorRows rows = new FloorRows(connection)) {
                    long until = read + ROWS_IN_A_TRANSACTION;
                    while (read < until && !consumer.isAtEnd()) {
                        ConsumerRecords<byte[], byte[]> records = consumer.poll();
                        for (ConsumerRecord<byte[], byte[]> record : records) {
                            row(rows, record);
                        }
                        read += records.count();
                        consumer.done(records);
                    }
                    rows.end();
                }
                connection.commit();
                progress.accept(read);
            }
        }
    }

    private static void row(FloorRows rows, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        Optional<Received> received = Received.of(record.topic(), record.key(), record.headers(), record.value());
        Optional<Fact> fact = received.flatMap(Received::fact);
        if (fact.isPresent()) {
            rows.row(received.get(), fact.get(), record.offset());
        }
    }
}
