package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.UnknownEventType;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.StorePlace;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;

/**
 * Decides whether a record is an event of ours. Headers are judged like the body, and both against the place where the
 * record was found: a township's events lie under its key, and a service's events in its own topic.
 */
public final class RecordJudge {
    private static final byte[] NUL_ESCAPE = "\\u0000".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, Writer> WRITER_BY_TOPIC =
            Arrays.stream(Store.values()).collect(Collectors.toMap(Store::topic, Writer::of));

    private final int partitions;

    /** The service that a topic belongs to. */
    private record Writer(String source, String typesBegin) {
        static Writer of(Store store) {
            return new Writer(store.source(), "cn.sanwei." + store.code() + ".");
        }
    }

    public RecordJudge(int partitions) {
        this.partitions = partitions;
    }

    public Judged judge(Incoming incoming) {
        EventEnvelope envelope;
        try {
            envelope = EventEnvelope.read(incoming::header);
            place(incoming, envelope);
            Rows.EventKey key = new Rows.EventKey(
                    envelope.township().value(),
                    StorePlace.numberOf(envelope.source()),
                    StorePlace.of(envelope.sequence()));
            SanweiEvent event = event(incoming, envelope);
            Fact fact = fact(envelope, event);
            return new Judged.Event(incoming, envelope, event, fact, key);
        } catch (UnknownEventType e) {
            return new Judged.Unknown(incoming, incoming.header("ce_type"));
        } catch (ContractViolation e) {
            return new Judged.Dead(incoming, e.getMessage());
        }
    }

    private void place(Incoming incoming, EventEnvelope envelope) {
        Writer writer = WRITER_BY_TOPIC.get(incoming.place().topic());
        if (!envelope.source().equals(writer.source())) {
            throw new ContractViolation("ce_source is not the service that this topic belongs to");
        }
        if (!envelope.type().startsWith(writer.typesBegin())) {
            throw new ContractViolation("ce_type is not one of the service that this topic belongs to");
        }
        byte[] township = envelope.township().value().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(township, incoming.key())) {
            throw new ContractViolation("the record's key is not ce_township");
        }
        if (Utils.toPositive(Utils.murmur2(township)) % partitions
                != incoming.place().partition()) {
            throw new ContractViolation("the record is not in the partition of its key");
        }
        if (envelope.subject().indexOf('\0') >= 0) {
            throw new ContractViolation("ce_subject contains U+0000");
        }
    }

    private static SanweiEvent event(Incoming incoming, EventEnvelope envelope) {
        if (incoming.value() == null) {
            throw new ContractViolation(envelope.type() + ": no body");
        }
        if (contains(incoming.value(), NUL_ESCAPE)) {
            throw new ContractViolation(envelope.type() + ": a text contains U+0000");
        }
        SanweiEvent event = EventCodec.decode(envelope.type(), incoming.value());
        if (event instanceof PointsEvent.OfTownship own && !own.township().equals(envelope.township())) {
            throw new ContractViolation(envelope.type() + ": township is not ce_township");
        }
        if (event instanceof PointsEvent.RuleBookPublished published) {
            readable(envelope, published);
        }
        return event;
    }

    /** Null where it gives none. */
    private static Fact fact(EventEnvelope envelope, SanweiEvent event) {
        try {
            return FactMapping.factOf(envelope, event).orElse(null);
        } catch (IllegalArgumentException refused) {
            throw new ContractViolation(envelope.type() + ": " + refused.getMessage());
        }
    }

    private static void readable(EventEnvelope envelope, PointsEvent.RuleBookPublished published) {
        switch (ReadRuleBooks.of(published.source())) {
            case Reading.Rejected rejected ->
                throw new ContractViolation(envelope.type() + ": not a rule book: "
                        + rejected.errors().getFirst());
            case Reading.Accepted accepted -> {
                RuleBook read = accepted.ruleBook();
                if (!read.id().equals(published.ruleBook().value())
                        || read.version() != published.version()
                        || !read.countsFrom().equals(published.countsFrom())) {
                    throw new ContractViolation(
                            envelope.type() + ": ruleBook, version and countsFrom are not what the source says");
                }
            }
        }
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        for (int i = 0; i <= text.length - wanted.length; i++) {
            if (text[i] == '\\' && Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
