package cn.sanwei.operations.verify;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a subscriber who reads one topic from the beginning gets, committed records only.
 *
 * @param events the first record of each event, by id, in the order in which they were read
 * @param repeated ids that came more than once, one entry for each time too many
 * @param strangers places of records that are no event of this topic's store
 */
record PublishedEvents(Map<String, Published> events, List<String> repeated, List<Place> strangers) {
    record Published(EventEnvelope envelope, SanweiEvent event, String content) {}

    record Place(String topic, int partition, long offset) {}

    static PublishedEvents of(Store store, String bootstrap) {
        PublishedEvents found = new PublishedEvents(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        TopicToItsEnd.read(store.topic(), bootstrap, each -> found.take(store, each));
        return found;
    }

    private void take(Store store, ConsumerRecord<byte[], byte[]> each) {
        try {
            EventEnvelope envelope = EventEnvelope.read(name -> {
                Header header = each.headers().lastHeader(name);
                return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
            });
            if (!envelope.source().equals(store.source())) {
                throw new ContractViolation("ce_source is not that of this topic's store");
            }
            SanweiEvent event = EventCodec.decode(envelope.type(), each.value());
            String content = Content.of(new String(each.value(), StandardCharsets.UTF_8));
            if (events.putIfAbsent(envelope.id().toString(), new Published(envelope, event, content)) != null) {
                repeated.add(envelope.id().toString());
            }
        } catch (ContractViolation stranger) {
            strangers.add(new Place(each.topic(), each.partition(), each.offset()));
        }
    }
}
