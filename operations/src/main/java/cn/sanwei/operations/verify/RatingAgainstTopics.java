package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Place;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every event on the topics was taken in once: as a fact, as something heard, or on a list with its reason. */
final class RatingAgainstTopics {
    private RatingAgainstTopics() {}

    static void compare(Connection rating, Map<Store, PublishedEvents> published, Differences found)
            throws SQLException {
        Map<String, Integer> taken = new HashMap<>();
        count(rating, "select township || ' ' || source || ' ' || sequence from fact", taken);
        count(rating, "select township || ' ' || source || ' ' || sequence from heard_event", taken);
        Set<String> setAside = new HashSet<>();
        collect(rating, "select topic || ' ' || partition || ' ' || kafka_offset from dead_event", setAside);
        collect(rating, "select topic || ' ' || partition || ' ' || kafka_offset from waiting_event", setAside);

        Set<String> lost = new TreeSet<>();
        Set<String> unheardOf = new TreeSet<>();
        published.values().forEach(topic -> {
            topic.events().forEach((id, event) -> {
                if (taken.remove(key(event)) == null) {
                    lost.add(id);
                }
            });
            for (Place place : topic.strangers()) {
                String where = place.topic() + " " + place.partition() + " " + place.offset();
                if (!setAside.contains(where)) {
                    unheardOf.add(where);
                }
            }
        });
        found.add("rating has not taken in events", lost);
        found.add("rating has taken in what is on no topic", taken.keySet());
        found.add("rating does not list records that are no events", unheardOf);
    }

    private static String key(Published event) {
        return event.envelope().township().value() + " " + event.envelope().source() + " "
                + event.envelope().sequence();
    }

    private static void count(Connection rating, String query, Map<String, Integer> into) throws SQLException {
        for (String key : texts(rating, query)) {
            into.merge(key, 1, Integer::sum);
        }
    }

    private static void collect(Connection rating, String query, Set<String> into) throws SQLException {
        into.addAll(texts(rating, query));
    }

    private static List<String> texts(Connection rating, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = rating.createStatement()) {
            ResultSet row = statement.executeQuery(query);
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
