package cn.sanwei.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.operations.verify.StandingsOnTopic.Place;
import cn.sanwei.operations.verify.StandingsOnTopic.Said;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StandingsOnTopicTest {
    private static final String KEY = "yunxi/2026/c2bd8eda-b5f0-318d-98b1-7cf01ae4d038";
    private static final String JSON =
            "{\"total\":\"60.00\",\"grade\":\"one-star\",\"state\":\"open\",\"outcome\":\"graded\",\"revision\":7}";

    private final Map<Place, Said> shown =
            new HashMap<>(Map.of(new Place(3, KEY), new Said("60.00", "one-star", "open", "graded")));
    private final Map<Place, Said> onTopic = new HashMap<>();

    @Test
    void the_last_record_of_each_key_is_what_counts() {
        heard(3, KEY, JSON.replace("60.00", "50.00"));
        heard(3, KEY, JSON);

        assertThat(differences()).isEmpty();
    }

    @Test
    void a_record_of_a_member_that_does_not_exist_is_named() {
        heard(3, KEY, JSON);
        heard(3, KEY.replace("c2bd", "0000"), JSON);

        assertThat(differences())
                .isEqualToIgnoringNewLines(
                        "DIFFERENCE the topic of standings has records of whom there is no standing: 1," + " first "
                                + KEY.replace("c2bd", "0000") + " in partition 3");
    }

    @Test
    void a_record_of_a_township_in_anothers_partition_is_named() {
        heard(3, KEY, JSON);
        heard(4, KEY, JSON);

        assertThat(differences()).contains("no standing: 1, first " + KEY + " in partition 4");
    }

    @Test
    void what_was_taken_back_is_none() {
        heard(3, KEY, JSON);
        heard(4, KEY, JSON);
        heard(4, KEY, null);

        assertThat(differences()).isEmpty();
    }

    @Test
    void a_record_that_says_something_else_is_named_whatever_it_is() {
        for (String other : new String[] {
            JSON.replace("60.00", "99.00"),
            JSON.replace("one-star", "two-stars"),
            JSON.replace("open", "closed"),
            JSON.replace("graded", "exempt"),
            "no JSON",
            "[]",
            ""
        }) {
            onTopic.clear();
            heard(3, KEY, other);
            assertThat(differences()).as(other).contains("something else than the standings: 1, first " + KEY);
        }
    }

    @Test
    void a_standing_that_never_came_is_named() {
        assertThat(differences()).contains("standings are not on their topic: 1, first " + KEY);
    }

    private void heard(int partition, String key, String value) {
        StandingsOnTopic.take(
                new ConsumerRecord<>("sanwei.standings.v1", partition, 0, bytes(key), bytes(value)), onTopic);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private String differences() {
        Differences found = new Differences();
        StandingsOnTopic.compare(shown, onTopic, found);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        found.print(new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }
}
