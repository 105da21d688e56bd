package cn.sanwei.roster;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.UnknownEventType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What one record of the topic turns out to be. Judged from its bytes alone, headers as strictly as the body. */
sealed interface RosterRecord {
    /** No event of these contracts, or one of a type that this release does not know. */
    record Dead(String reason) implements RosterRecord {}

    /** An event that says nothing about the roster. */
    record Elsewhere() implements RosterRecord {}

    record OfRoster(EventEnvelope envelope, PointsEvent event) implements RosterRecord {}

    /** All others of the topic are passed over unread: their bodies are other consumers' business. */
    Set<String> ROSTER_TYPES = Stream.of(
                    TownshipRegistered.class,
                    OrganisationEstablished.class,
                    MemberRegistered.class,
                    MemberAssigned.class,
                    MemberLeft.class)
            .map(EventCodec::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    static RosterRecord judge(ConsumerRecord<byte[], byte[]> record) {
        try {
            EventEnvelope envelope = EventEnvelope.read(name -> header(record, name));
            if (!envelope.source().equals(Store.POINTS.source())) {
                return new Dead("ce_source is not " + Store.POINTS.source());
            }
            if (!EventCodec.types().containsKey(envelope.type())) {
                throw new UnknownEventType(envelope.type());
            }
            if (!ROSTER_TYPES.contains(envelope.type())) {
                return new Elsewhere();
            }
            if (!Arrays.equals(record.key(), envelope.township().value().getBytes(StandardCharsets.UTF_8))) {
                return new Dead("the key is not the township");
            }
            if (record.value() == null) {
                return new Dead("no body");
            }
            SanweiEvent event = EventCodec.decode(envelope.type(), record.value());
            if (event instanceof TownshipRegistered registered
                    && !registered.township().equals(envelope.township())) {
                return new Dead("the body names another township than ce_township");
            }
            return new OfRoster(envelope, (PointsEvent) event);
        } catch (ContractViolation e) {
            return new Dead(e.getMessage());
        }
    }

    /** The last one of that name, or null; bytes that are no UTF-8 become a text that no check lets through. */
    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
