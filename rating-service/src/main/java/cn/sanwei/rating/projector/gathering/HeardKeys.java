package cn.sanwei.rating.projector.gathering;

import cn.sanwei.rating.projector.rows.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys of the events that were new in a batch. Nearly all come in the order of their store, and are found by halving. */
public final class HeardKeys {
    private static final Comparator<Rows.EventKey> IN_STORE = Comparator.comparing(Rows.EventKey::place);

    private final Map<Pending.SourceKey, List<Rows.EventKey>> ascending = new HashMap<>();
    private final Set<Rows.EventKey> others = new HashSet<>(0);

    /** Each above the one before. */
    public List<Rows.EventKey> ascendingOf(Pending.SourceKey source) {
        return ascending.computeIfAbsent(source, key -> new ArrayList<>());
    }

    /** One that may stand anywhere. */
    public void add(Rows.EventKey key) {
        others.add(key);
    }

    public Set<String> townships() {
        Set<String> townships = new HashSet<>();
        ascending.values().forEach(keys -> keys.forEach(key -> townships.add(key.township())));
        others.forEach(key -> townships.add(key.township()));
        return townships;
    }

    public boolean contains(Rows.EventKey key) {
        if (others.contains(key)) {
            return true;
        }
        for (List<Rows.EventKey> keys : ascending.values()) {
            int at = !keys.isEmpty() && keys.getFirst().source() == key.source()
                    ? Collections.binarySearch(keys, key, IN_STORE)
                    : -1;
            if (at >= 0 && keys.get(at).equals(key)) {
                return true;
            }
        }
        return false;
    }
}
