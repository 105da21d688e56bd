package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Rule books and rosters, read from the topics before the first fact is asked for. */
final class KnownTownships {
    private final Map<String, RuleBooks> books = new HashMap<>();
    private final Map<UUID, List<RosterRecord>> lines = new HashMap<>();

    static KnownTownships read(LaneSettings settings) {
        KnownTownships known = new KnownTownships();
        Map<TopicPartition, Long> ends = Extent.byPartition(settings.extent().setup());
        try (WorkConsumer consumer = new WorkConsumer(settings.kafka(), Map.of(), ends, 5_000)) {
            while (!consumer.isAtEnd()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    Received.of(record.topic(), record.key(), record.headers(), record.value())
                            .ifPresent(known::take);
                }
                consumer.done(records);
            }
        }
        return known;
    }

    RuleBooks books(String township) {
        return books.get(township);
    }

    Roster roster(UUID member) {
        return RosterRecord.rosterOf(lines.getOrDefault(member, List.of()));
    }

    private void take(Received received) {
        if (received.event() instanceof PointsEvent.RuleBookPublished published) {
            if (!(RuleBookParser.parse(published.source()) instanceof Reading.Accepted accepted)) {
                throw new IllegalStateException("the work's rule book is none");
            }
            books.put(received.township(), RuleBooks.of(accepted.ruleBook()));
        } else if (received.event() instanceof PointsEvent.MemberRegistered on) {
            lines.computeIfAbsent(on.member().value(), member -> new ArrayList<>())
                    .add(new RosterRecord(
                            received.envelope().sequence(),
                            false,
                            on.from(),
                            on.organisation().toString(),
                            on.status(),
                            on.categories(),
                            on.posts()));
        }
    }
}
