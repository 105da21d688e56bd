package cn.sanwei.rating.projector.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.StorePlace;
import org.junit.jupiter.api.Test;

class HeardKeysTest {
    private static final Pending.SourceKey POINTS = new Pending.SourceKey(7, "/points-service");
    private final HeardKeys keys = new HeardKeys();

    private static Rows.EventKey key(String township, int source, int epoch, long transaction, long position) {
        return new Rows.EventKey(township, source, new StorePlace(epoch, transaction, position));
    }

    @Test
    void what_came_in_the_order_of_its_store_is_known() {
        for (long transaction = 1; transaction <= 100; transaction++) {
            keys.ascendingOf(POINTS).add(key("yunxi", 0, 1, transaction, 500 - transaction));
        }
        assertThat(keys.contains(key("yunxi", 0, 1, 1, 499))).isTrue();
        assertThat(keys.contains(key("yunxi", 0, 1, 100, 400))).isTrue();
        assertThat(keys.contains(key("yunxi", 0, 1, 100, 401))).isFalse();
        assertThat(keys.contains(key("yunxi", 0, 2, 100, 400))).isFalse();
    }

    @Test
    void the_same_place_in_another_store_or_of_another_township_is_another_event() {
        keys.ascendingOf(POINTS).add(key("yunxi", 0, 1, 5, 5));
        assertThat(keys.contains(key("yunxi", 1, 1, 5, 5))).isFalse();
        assertThat(keys.contains(key("qinghe", 0, 1, 5, 5))).isFalse();
    }

    @Test
    void what_came_late_is_known_too() {
        keys.ascendingOf(POINTS).add(key("yunxi", 0, 1, 5, 5));
        keys.add(key("yunxi", 0, 1, 3, 3));
        assertThat(keys.contains(key("yunxi", 0, 1, 3, 3))).isTrue();
        assertThat(keys.townships()).containsExactly("yunxi");
    }

    @Test
    void a_source_without_any_knows_nothing() {
        keys.ascendingOf(POINTS);
        assertThat(keys.contains(key("yunxi", 0, 1, 5, 5))).isFalse();
    }

    @Test
    void places_are_in_the_order_of_their_sequences() {
        StorePlace first = StorePlace.of("000001-00000000000000000009-0000000000000000100");
        StorePlace later = StorePlace.of("000001-00000000000000000010-0000000000000000001");
        StorePlace ofTheNextEpoch = StorePlace.of("000002-00000000000000000001-0000000000000000001");
        assertThat(first).isLessThan(later);
        assertThat(later).isLessThan(ofTheNextEpoch);
        assertThat(ofTheNextEpoch).isGreaterThan(first).isEqualByComparingTo(ofTheNextEpoch);
    }
}
