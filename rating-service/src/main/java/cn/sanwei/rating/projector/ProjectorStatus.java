package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.writing.FoldedBatch;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** What the projector says of itself, to whoever asks from another thread. */
public final class ProjectorStatus {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong standings = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private volatile long lastBatch;
    private volatile long lag;
    private volatile int turning;
    private volatile String trouble = "";
    private volatile Set<Integer> owned = Set.of();
    private volatile Map<Integer, String> stopped = Map.of();

    void done(int records, FoldedBatch.Done done) {
        batches.incrementAndGet();
        lastBatch = records;
        events.addAndGet(done.events());
        repeated.addAndGet(done.repeated());
        dead.addAndGet(done.dead());
        waiting.addAndGet(done.waiting());
        standings.addAndGet(done.standings());
        trouble = "";
    }

    void lag(long records) {
        lag = records;
    }

    void turning(int townships) {
        turning = townships;
    }

    void owns(Set<Integer> partitions) {
        owned = Set.copyOf(partitions);
    }

    void stopped(Map<Integer, String> reasons) {
        stopped = Map.copyOf(reasons);
    }

    void trouble(String what) {
        trouble = what;
    }

    public long events() {
        return events.get();
    }

    public long repeated() {
        return repeated.get();
    }

    public long dead() {
        return dead.get();
    }

    public long waiting() {
        return waiting.get();
    }

    public long standings() {
        return standings.get();
    }

    public long batches() {
        return batches.get();
    }

    /** Records in the last batch. */
    public long lastBatch() {
        return lastBatch;
    }

    /** Records that lie in the topics of the partitions owned here and are not in the ledger yet. */
    public long lag() {
        return lag;
    }

    /** Townships of the partitions owned here for which a day has begun and has yet to be turned. */
    public int turning() {
        return turning;
    }

    /** What keeps it from working at this moment, empty when nothing does. */
    public String trouble() {
        return trouble;
    }

    public Set<Integer> owned() {
        return new TreeSet<>(owned);
    }

    /** Partitions that it will not go on with by itself, and why. */
    public Map<Integer, String> stopped() {
        return new TreeMap<>(stopped);
    }
}
