package cn.sanwei.rating.projector.topics;

import cn.sanwei.rating.projector.tables.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records a batch was made of. Those of the topics are not held, only where they lie: for the rare case that a
 * batch has to be taken one by one they are read again.
 */
public final class BatchRecords {
    private final RecordsAgain again;
    private final Map<Progress.Log, Long> from = new HashMap<>();
    private final Map<Progress.Log, Progress.Reached> reached = new HashMap<>();
    /** Those that came from our own tables. */
    private final List<Incoming> ofTables = new ArrayList<>(0);

    private int size;

    public BatchRecords(RecordsAgain again) {
        this.again = again;
    }

    /** Those of a log in their order, and no other batch takes any between them. */
    public void add(Collection<Incoming> records) {
        Incoming before = null;
        for (Incoming record : records) {
            if (record.origin() != Incoming.Origin.TOPIC) {
                ofTables.add(record);
                continue;
            }
            if (before == null || !before.place().isInOneLogWith(record.place())) {
                reached(before);
                from.putIfAbsent(record.place().log(), record.place().offset());
            }
            before = record;
        }
        reached(before);
        size += records.size();
    }

    private void reached(Incoming last) {
        if (last != null) {
            Incoming.Place place = last.place();
            reached.put(place.log(), new Progress.Reached(place.offset() + 1, place.topicId(), last.leaderEpoch()));
        }
    }

    public int size() {
        return size;
    }

    public List<Incoming> ofTables() {
        return ofTables;
    }

    /** Where each log is to be read on. */
    public Map<Progress.Log, Progress.Reached> reached() {
        return reached;
    }

    public List<Incoming> all() {
        List<Incoming> all = new ArrayList<>(ofTables);
        if (!from.isEmpty()) {
            all.addAll(again.read(from, reached));
        }
        return all;
    }
}
