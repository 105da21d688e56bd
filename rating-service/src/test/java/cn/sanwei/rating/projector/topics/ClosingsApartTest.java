package cn.sanwei.rating.projector.topics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.WishEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records are named by their topic, offset and time: {@code points 3 10:00}. */
class ClosingsApartTest {
    private static final String CLOSE = EventCodec.typeOf(PointsEvent.CycleCloseRequested.class);
    private static final String CLOSE_QUARTER = EventCodec.typeOf(PointsEvent.QuarterCloseRequested.class);

    @Test
    void a_batch_in_which_nothing_closes_stays_whole() {
        List<Incoming> batch = List.of(fact("points", 1, "10:00"), fact("wish", 1, "09:00"));

        assertThat(ClosingsApart.of(batch)).containsExactly(batch);
    }

    @Test
    void each_request_ends_a_part_and_what_follows_in_its_log_is_late() {
        assertThat(parts(
                        fact("points", 1, "10:00"),
                        request(CLOSE, 2, "10:01"),
                        fact("points", 3, "10:02"),
                        request(CLOSE_QUARTER, 4, "10:03"),
                        fact("points", 5, "10:04")))
                .containsExactly("points 1, points 2", "points 3, points 4", "points 5");
    }

    @Test
    void nothing_follows_a_request_that_is_the_last() {
        assertThat(parts(fact("points", 1, "10:00"), request(CLOSE, 2, "10:01")))
                .containsExactly("points 1, points 2");
    }

    @Test
    void of_other_logs_what_was_recorded_before_comes_before_and_what_was_recorded_after_comes_after() {
        assertThat(parts(
                        fact("wish", 1, "10:00"),
                        fact("wish", 2, "10:02"),
                        request(CLOSE, 1, "10:01"),
                        fact("activity", 1, "10:01"),
                        fact("activity", 2, "10:02")))
                .containsExactly("wish 1, activity 1, points 1", "wish 2, activity 2");
    }

    @Test
    void the_order_of_a_log_is_kept_whatever_its_times_say() {
        assertThat(parts(
                        fact("points", 1, "10:30"),
                        request(CLOSE, 2, "10:01"),
                        fact("wish", 1, "10:02"),
                        fact("wish", 2, "10:00")))
                .containsExactly("points 1, points 2", "wish 1, wish 2");
    }

    @Test
    void a_request_in_another_log_waits_for_a_part_of_its_own() {
        Incoming elsewhere = record(CLOSE, new Incoming.Place("points", "id", 7, 1), "10:00");

        assertThat(parts(request(CLOSE, 1, "10:01"), elsewhere, fact("wish", 1, "10:00")))
                .containsExactly("wish 1, points 1", "points 1");
    }

    @Test
    void what_says_no_time_is_no_event_and_holds_nothing_up() {
        assertThat(parts(
                        request(CLOSE, 1, "10:01"),
                        record(null, new Incoming.Place("wish", "id", 0, 1), null),
                        record("", new Incoming.Place("wish", "id", 0, 2), "99:99"),
                        fact("wish", 3, "10:00")))
                .containsExactly("wish 1, wish 2, wish 3, points 1");
    }

    private static List<String> parts(Incoming... batch) {
        return ClosingsApart.of(List.of(batch)).stream()
                .map(part -> String.join(
                        ", ",
                        part.stream()
                                .map(each -> each.place().topic() + " "
                                        + each.place().offset())
                                .toList()))
                .toList();
    }

    private static Incoming request(String type, long offset, String time) {
        return record(type, new Incoming.Place("points", "id", 0, offset), time);
    }

    private static Incoming fact(String topic, long offset, String time) {
        Class<? extends SanweiEvent> type = WishEvent.FulfilmentConfirmed.class;
        return record(EventCodec.typeOf(type), new Incoming.Place(topic, "id", 0, offset), time);
    }

    private static Incoming record(String type, Incoming.Place place, String time) {
        RawHeaders headers = new RawHeaders();
        if (type != null) {
            headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }
        if (time != null) {
            headers.add("ce_recordedtime", ("2027-01-10T" + time + ":00Z").getBytes(StandardCharsets.UTF_8));
        }
        return new Incoming(place, null, new byte[0], headers, new byte[0], Incoming.Origin.TOPIC, 0);
    }
}
