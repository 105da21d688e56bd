package cn.sanwei.rating.projector;

import cn.sanwei.rating.projector.writing.FoldedBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Of whom batches changed something: members of townships, or whole townships. Read from the thread that asks for it. */
public final class Touched {
    private final Map<String, Set<UUID>> members = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    synchronized void add(FoldedBatch batch) {
        batch.keys().townships().forEach(its -> members.computeIfAbsent(its, township -> new HashSet<>()));
        batch.pending()
                .members
                .forEach((township, its) -> members.computeIfAbsent(township, each -> new HashSet<>())
                        .addAll(its.keySet()));
        whole.addAll(batch.pending().townships.keySet());
    }

    public synchronized Set<String> townships() {
        Set<String> all = new HashSet<>(members.keySet());
        all.addAll(whole);
        return all;
    }

    public synchronized boolean isWhole(String township) {
        return whole.contains(township);
    }

    public synchronized Set<UUID> membersOf(String township) {
        return Set.copyOf(members.getOrDefault(township, Set.of()));
    }
}
