package cn.sanwei.operations.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rating service says that it has read from the topics.
 *
 * @param events township, source and sequence of each event, as often as it was taken in
 * @param setAside topic, partition and offset of each record that is on a list with its reason
 */
record TakenIn(List<String> events, Set<String> setAside) {
    static TakenIn of(Connection rating) throws SQLException {
        List<String> events = new ArrayList<>();
        events.addAll(texts(rating, "select township || ' ' || source || ' ' || sequence from fact"));
        events.addAll(texts(rating, "select township || ' ' || source || ' ' || sequence from heard_event"));
        Set<String> setAside = new HashSet<>();
        setAside.addAll(texts(rating, "select topic || ' ' || partition || ' ' || kafka_offset from dead_event"));
        setAside.addAll(texts(rating, "select topic || ' ' || partition || ' ' || kafka_offset from waiting_event"));
        return new TakenIn(events, setAside);
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
