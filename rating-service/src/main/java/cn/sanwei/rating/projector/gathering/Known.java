package cn.sanwei.rating.projector.gathering;

import cn.sanwei.rating.projector.held.TownshipState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the projector holds of partitions and townships between batches; ahead of the tables by the one under way. */
public final class Known {
    public final Map<String, TownshipState> townships = new HashMap<>();
    /** The greatest of each source. */
    public final Map<Pending.SourceKey, String> sequences = new HashMap<>();
    /** Of which these were read. */
    public final Set<Integer> partitionsRead = new HashSet<>();

    public void clear() {
        townships.clear();
        sequences.clear();
        partitionsRead.clear();
    }
}
