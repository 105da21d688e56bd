package cn.sanwei.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.Store;
import cn.sanwei.operations.verify.PublishedEvents.Published;
import cn.sanwei.operations.verify.StoredEvents.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: here everything that it is to find is put before it. */
class StoreAgainstTopicTest {
    private final Map<String, Stored> stored = new LinkedHashMap<>();
    private final PublishedEvents published =
            new PublishedEvents(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());

    @Test
    void a_store_and_a_topic_that_agree_have_no_difference() {
        both(1);
        both(2);
        assertThat(differences(false)).isEmpty();
    }

    @Test
    void a_stored_event_that_is_not_on_the_topic_is_named() {
        both(1);
        String lost = store(2);
        assertThat(differences(false)).contains("lacks stored events: 1, first " + lost);
    }

    @Test
    void an_event_that_nobody_stored_is_named() {
        both(1);
        String invented = publish(2);
        assertThat(differences(false)).contains("that the store lacks: 1, first " + invented);
    }

    @Test
    void an_event_with_another_content_or_place_is_named() {
        String id = both(1);
        Stored was = stored.get(id);
        stored.put(id, new Stored(was.sequence(), was.type(), was.township(), Content.of("{}")));
        assertThat(differences(false)).contains("other than stored: 1, first " + id);
        stored.put(id, new Stored(EventEnvelope.sequence(9, 9, 9), was.type(), was.township(), was.content()));
        assertThat(differences(false)).contains("other than stored: 1, first " + id);
    }

    @Test
    void an_event_that_came_twice_is_named_unless_somebody_asked_for_a_refill() {
        String id = both(1);
        published.repeated().add(id);
        assertThat(differences(false)).contains("more than once: 1, first " + id);
        assertThat(differences(true)).isEmpty();
    }

    @Test
    void events_of_a_township_out_of_their_order_are_named() {
        both(2);
        String early = both(1);
        assertThat(differences(false)).contains("out of order: 1, first " + early);
    }

    @Test
    void the_order_and_spacing_of_fields_are_no_difference() {
        assertThat(Content.of("{\"a\": 1.50, \"b\": [1, 2]}")).isEqualTo(Content.of("{\"b\":[1,2],\"a\":1.50}"));
        assertThat(Content.of("{\"a\": 1}")).isNotEqualTo(Content.of("{\"a\": \"1\"}"));
    }

    private String both(int number) {
        publish(number);
        return store(number);
    }

    private String store(int number) {
        Published like = event(number);
        String id = like.envelope().id().toString();
        stored.put(id, new Stored(like.envelope().sequence(), like.envelope().type(), "yunxi", like.content()));
        return id;
    }

    private String publish(int number) {
        Published event = event(number);
        String id = event.envelope().id().toString();
        published.events().put(id, event);
        return id;
    }

    private static Published event(int number) {
        MemberLeft left = new MemberLeft(
                new MemberId(new UUID(1, number)), LocalDate.of(2026, 1, 1), Instant.parse("2026-01-01T00:00:00Z"));
        return Topics.event(Store.POINTS, left, number);
    }

    private String differences(boolean refilled) {
        return Topics.said(found -> StoreAgainstTopic.compare(Store.POINTS, stored, published, refilled, found));
    }
}
