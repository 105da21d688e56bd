package cn.sanwei.operations.verify;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** All topics as a subscriber would have read them; the events are one township's, in the order of their publishing. */
final class Topics {
    static final TownshipId YUNXI = TownshipId.of("yunxi");
    final Map<Store, PublishedEvents> read = new EnumMap<>(Store.class);
    private int position;

    Topics() {
        for (Store store : Store.values()) {
            read.put(store, new PublishedEvents(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>()));
        }
    }

    Published publish(Store store, SanweiEvent event) {
        Published published = event(store, event, ++position);
        read.get(store).events().put(published.envelope().id().toString(), published);
        return published;
    }

    static Published event(Store store, SanweiEvent event, int position) {
        EventEnvelope envelope = new EventEnvelope(
                new UUID(2, position),
                store.source(),
                EventCodec.typeOf(event),
                "stream/" + position,
                event.occurredAt(),
                event.occurredAt(),
                YUNXI,
                EventEnvelope.sequence(1, 700, position));
        return new Published(envelope, event, Content.of(new String(EventCodec.encode(event), StandardCharsets.UTF_8)));
    }

    /** What a comparison has to say, as an operator reads it. */
    static String said(Consumer<Differences> comparison) {
        Differences found = new Differences();
        comparison.accept(found);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        found.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
