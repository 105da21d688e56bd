package cn.sanwei.rating.projector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the projector holds of partitions and townships between batches; ahead of the tables by the one under way. */
final class Known {
    final Map<String, TownshipState> townships = new HashMap<>();
    /** The greatest of each source. */
    final Map<Pending.SourceKey, String> sequences = new HashMap<>();
    /** Of which these were read. */
    final Set<Integer> partitionsRead = new HashSet<>();

    void clear() {
        townships.clear();
        sequences.clear();
        partitionsRead.clear();
    }
}
