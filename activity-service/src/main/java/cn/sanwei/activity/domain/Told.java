package cn.sanwei.activity.domain;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What was told of each key last, never changed but followed by another one. To follow costs the same however many keys
 * there are; the map is made when it is first looked into. A copy at each event would make the folding of an activity
 * quadratic, inside the transaction of whoever checks in to it.
 */
final class Told<K, V> {
    private final K key;
    private final V value;
    private final Told<K, V> before;
    private volatile Map<K, V> made;

    private Told(Told<K, V> before, K key, V value, Map<K, V> made) {
        this.before = before;
        this.key = key;
        this.value = value;
        this.made = made;
    }

    static <K, V> Told<K, V> nothing() {
        return new Told<>(null, null, null, Map.of());
    }

    Told<K, V> and(K next, V of) {
        return new Told<>(this, next, of, null);
    }

    /** As if nothing had ever been told of it. */
    Told<K, V> without(K gone) {
        return new Told<>(this, gone, null, null);
    }

    /** Unmodifiable; two threads that look at once make the same. */
    Map<K, V> map() {
        if (made == null) {
            Deque<Told<K, V>> since = new ArrayDeque<>();
            Told<K, V> last = this;
            while (last.made == null) {
                since.push(last);
                last = last.before;
            }
            Map<K, V> map = new HashMap<>(last.made);
            for (Told<K, V> next : since) {
                if (next.value == null) {
                    map.remove(next.key);
                } else {
                    map.put(next.key, next.value);
                }
            }
            made = Collections.unmodifiableMap(map);
        }
        return made;
    }
}
