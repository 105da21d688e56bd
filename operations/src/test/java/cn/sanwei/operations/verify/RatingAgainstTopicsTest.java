package cn.sanwei.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Place;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatingAgainstTopicsTest {
    private final Topics topics = new Topics();
    private final TakenIn rating = new TakenIn(new ArrayList<>(), new HashSet<>());

    @Test
    void what_was_taken_in_once_is_no_difference() {
        takenIn(published());
        takenIn(published());
        assertThat(differences()).isEmpty();
    }

    @Test
    void an_event_that_was_not_taken_in_is_named() {
        takenIn(published());
        Published lost = published();
        assertThat(differences()).contains("has not taken in events: 1, first " + id(lost));
    }

    @Test
    void an_event_that_was_taken_in_twice_is_named() {
        takenIn(published());
        Published doubled = published();
        takenIn(doubled);
        takenIn(doubled);
        assertThat(differences())
                .isEqualToIgnoringNewLines(
                        "DIFFERENCE rating has taken in events more than once: 1, first " + id(doubled));
    }

    @Test
    void an_event_that_is_on_no_topic_is_named() {
        takenIn(published());
        rating.events().add("yunxi /points-service 1-2-3");
        assertThat(differences()).contains("what is on no topic: 1, first yunxi /points-service 1-2-3");
    }

    @Test
    void an_event_taken_in_for_another_township_is_lost_in_one_and_invented_in_the_other() {
        Published event = published();
        rating.events().add(key(event).replace("yunxi", "qinghe"));
        assertThat(differences()).contains("has not taken in", "on no topic: 1, first qinghe");
    }

    @Test
    void a_record_that_is_no_event_must_be_on_the_list() {
        topics.read.get(Store.WISH).strangers().add(new Place("sanwei.wish.v1", 3, 41));
        assertThat(differences()).contains("does not list records that are no events: 1, first sanwei.wish.v1 3 41");
        rating.setAside().add("sanwei.wish.v1 3 41");
        assertThat(differences()).isEmpty();
    }

    @Test
    void the_first_five_of_many_are_named_and_all_are_counted() {
        for (int number = 0; number < 7; number++) {
            published();
        }
        assertThat(differences()).contains(": 7, first " + new UUID(2, 1)).contains(new UUID(2, 5).toString());
        assertThat(differences()).doesNotContain(new UUID(2, 6).toString());
    }

    private Published published() {
        return topics.publish(
                Store.POINTS,
                new MemberLeft(
                        new MemberId(new UUID(1, 1)), LocalDate.of(2026, 1, 1), Instant.parse("2026-01-01T00:00:00Z")));
    }

    private void takenIn(Published event) {
        rating.events().add(key(event));
    }

    private static String key(Published event) {
        return "yunxi /points-service " + event.envelope().sequence();
    }

    private static String id(Published event) {
        return event.envelope().id().toString();
    }

    private String differences() {
        return Topics.said(found -> RatingAgainstTopics.compare(rating, topics.read, found));
    }
}
