package cn.sanwei.operations.verify;

import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.Topics;
import cn.sanwei.operations.http.Json;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The compacted topic of standings against the standings: the last record of each key says what the standing says, and
 * nobody else has one. Such a topic forgets nothing by itself; {@code ./sanwei rebuild} puts it right.
 */
final class StandingsOnTopic {
    private static final int FETCH = 5_000;

    private StandingsOnTopic() {}

    /** Where a record lies: a right key in a wrong partition is another's place. */
    record Place(int partition, String key) {
        @Override
        public String toString() {
            return key + " in partition " + partition;
        }
    }

    record Said(String total, String grade, String state, String outcome) {}

    /** By place, the last record; those that were taken back are none. Null for one that is no standing. */
    static Map<Place, Said> of(String bootstrap) {
        Map<Place, Said> last = new HashMap<>();
        TopicToItsEnd.read(Topics.STANDINGS, bootstrap, each -> take(each, last));
        return last;
    }

    static void take(ConsumerRecord<byte[], byte[]> each, Map<Place, Said> last) {
        Place place =
                new Place(each.partition(), each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8));
        if (each.value() == null) {
            last.remove(place);
        } else {
            last.put(place, said(each.value()));
        }
    }

    private static Said said(byte[] value) {
        try {
            JsonNode json = Json.MAPPER.readTree(value);
            return new Said(
                    json.path("total").asText(),
                    json.path("grade").asText(),
                    json.path("state").asText(),
                    json.path("outcome").asText());
        } catch (JacksonException noJson) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<Place, Said> shown(Connection rating) throws SQLException {
        Map<Place, Said> shown = new HashMap<>();
        rating.setAutoCommit(false);
        try (Statement statement = rating.createStatement()) {
            statement.setFetchSize(FETCH);
            ResultSet row = statement.executeQuery(
                    "select partition, township || '/' || cycle || '/' || member, total, grade, state, outcome"
                            + " from standing");
            while (row.next()) {
                shown.put(
                        new Place(row.getInt(1), row.getString(2)),
                        new Said(
                                new Points(row.getLong(3)).toString(),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)));
            }
        }
        rating.rollback();
        return shown;
    }

    static void compare(Map<Place, Said> shown, Map<Place, Said> onTopic, Differences found) {
        Set<String> nobodys = new TreeSet<>();
        Set<String> otherwise = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        onTopic.forEach((place, said) -> {
            if (!shown.containsKey(place)) {
                nobodys.add(place.toString());
            } else if (!shown.get(place).equals(said)) {
                otherwise.add(place.toString());
            }
        });
        shown.keySet().stream().filter(place -> !onTopic.containsKey(place)).forEach(place -> missing.add(place.key()));
        found.add("the topic of standings has records of whom there is no standing", nobodys);
        found.add("the topic of standings says something else than the standings", otherwise);
        found.add("standings are not on their topic", missing);
    }
}
