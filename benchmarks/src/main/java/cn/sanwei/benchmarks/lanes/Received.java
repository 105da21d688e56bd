package cn.sanwei.benchmarks.lanes;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record that is an event, judged as the rating service judges it: headers like the body. */
record Received(EventEnvelope envelope, SanweiEvent event) {
    private static final Map<String, String> SOURCES =
            Arrays.stream(Store.values()).collect(Collectors.toMap(Store::topic, Store::source));

    /** Empty for what is no event. */
    static Optional<Received> of(String topic, byte[] key, Headers headers, byte[] value) {
        try {
            EventEnvelope envelope = EventEnvelope.read(name -> text(headers, name));
            if (!envelope.source().equals(SOURCES.get(topic))
                    || !Arrays.equals(envelope.township().value().getBytes(StandardCharsets.UTF_8), key)) {
                return Optional.empty();
            }
            return Optional.of(new Received(envelope, EventCodec.decode(envelope.type(), value)));
        } catch (ContractViolation noEvent) {
            return Optional.empty();
        }
    }

    Optional<Fact> fact() {
        return FactMapping.factOf(envelope, event);
    }

    UUID member(Fact fact) {
        return UUID.fromString(fact.subject().id());
    }

    String township() {
        return envelope.township().value();
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
