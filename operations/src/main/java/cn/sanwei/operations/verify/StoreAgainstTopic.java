package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import cn.sanwei.operations.verify.StoredEvents.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every stored event is on its topic once, as it was stored, in the store's order for its township, and nothing else. */
final class StoreAgainstTopic {
    private StoreAgainstTopic() {}

    /** @param refilled whether repetitions are what somebody asked for */
    static void compare(
            Store store, Map<String, Stored> stored, PublishedEvents published, boolean refilled, Differences found) {
        List<String> missing = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        stored.forEach((id, event) -> {
            Published there = published.events().get(id);
            if (there == null) {
                missing.add(id);
            } else if (!same(event, there)) {
                altered.add(id);
            }
        });
        List<String> invented = published.events().keySet().stream()
                .filter(id -> !stored.containsKey(id))
                .toList();
        found.add(store.topic() + " lacks stored events", missing);
        found.add(store.topic() + " has events other than stored", altered);
        found.add(store.topic() + " has events that the store lacks", invented);
        if (!refilled) {
            found.add(store.topic() + " has events more than once", published.repeated());
        }
        found.add(store.topic() + " has events out of order", outOfOrder(published));
    }

    private static boolean same(Stored stored, Published published) {
        return stored.sequence().equals(published.envelope().sequence())
                && stored.type().equals(published.envelope().type())
                && stored.township().equals(published.envelope().township().value())
                && stored.content().equals(published.content());
    }

    private static List<String> outOfOrder(PublishedEvents published) {
        Map<String, String> last = new HashMap<>();
        List<String> ids = new ArrayList<>();
        published.events().forEach((id, event) -> {
            String before = last.put(
                    event.envelope().township().value(), event.envelope().sequence());
            if (before != null && before.compareTo(event.envelope().sequence()) > 0) {
                ids.add(id);
            }
        });
        return ids;
    }
}
