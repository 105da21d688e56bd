package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Place;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every event on the topics was taken in once: as a fact, as something heard, or on a list with its reason. */
final class RatingAgainstTopics {
    private RatingAgainstTopics() {}

    static void compare(TakenIn rating, Map<Store, PublishedEvents> published, Differences found) {
        Map<String, Integer> taken = new HashMap<>();
        rating.events().forEach(key -> taken.merge(key, 1, Integer::sum));
        Set<String> lost = new TreeSet<>();
        Set<String> doubled = new TreeSet<>();
        Set<String> unlisted = new TreeSet<>();
        published.values().forEach(topic -> {
            topic.events().forEach((id, event) -> {
                Integer times = taken.remove(key(event));
                if (times == null) {
                    lost.add(id);
                } else if (times > 1) {
                    doubled.add(id);
                }
            });
            for (Place place : topic.strangers()) {
                String where = place.topic() + " " + place.partition() + " " + place.offset();
                if (!rating.setAside().contains(where)) {
                    unlisted.add(where);
                }
            }
        });
        found.add("rating has not taken in events", lost);
        found.add("rating has taken in events more than once", doubled);
        found.add("rating has taken in what is on no topic", new TreeSet<>(taken.keySet()));
        found.add("rating does not list records that are no events", unlisted);
    }

    private static String key(Published event) {
        return event.envelope().township().value() + " " + event.envelope().source() + " "
                + event.envelope().sequence();
    }
}
