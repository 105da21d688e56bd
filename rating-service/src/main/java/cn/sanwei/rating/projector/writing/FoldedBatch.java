package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.folding.BatchFolding;
import cn.sanwei.rating.projector.gathering.HeardKeys;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.topics.BatchRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A batch of which all is known that has to be written. It is not changed any more: another thread writes it while the
 * next one is folded.
 *
 * @param number counts up from batch to batch
 * @param records for the case that they have to be taken one by one
 * @param keys of the events that were new
 * @param counties by township; null for one that is not registered
 */
public record FoldedBatch(
        long number,
        BatchRecords records,
        Map<Integer, Long> tokens,
        HeardKeys keys,
        Pending pending,
        BatchFolding folding,
        Progress progress,
        Map<String, String> counties,
        Instant at,
        Done done) {

    /** How many records came of which kind, and how many standings changed. */
    public record Done(int events, int repeated, int dead, int waiting, int standings) {}

    public static Map<String, String> countiesOf(Map<String, TownshipState> townships) {
        Map<String, String> counties = HashMap.newHashMap(townships.size());
        townships.forEach((name, township) -> counties.put(name, township.county()));
        return counties;
    }

    public boolean touches(String township, UUID member) {
        return pending.townships.containsKey(township)
                || pending.members.getOrDefault(township, Map.of()).containsKey(member);
    }

    /** Whether a township has its first rule book whose entries come, or lapse, with the turn of a day. */
    public boolean beginsToTurn() {
        return pending.turns.turned.stream().anyMatch(township -> township.day() == null);
    }
}
