package cn.sanwei.rating.projector.topics;

import java.time.Duration;

/**
 * @param postgres host and port
 * @param group replicas of one group share the partitions
 * @param replica names this process among them
 * @param recordsAtMost in one batch; a batch is what has come in meanwhile, so under load it grows up to this
 * @param batchesApart from the beginning of one to that of the next, unless there is a backlog: latency against load, see
 *     docs/adr/0140; a second at most, which is what a standing may take to be seen
 * @param factsHeld in memory between batches, with what was folded of them; a member who is not held is read and folded whole
 * @param session after this without a heartbeat a replica has lost its partitions
 * @param progress after this without a poll likewise
 */
public record ProjectorSettings(
        String postgres,
        String database,
        String user,
        String password,
        String kafka,
        String group,
        String replica,
        int recordsAtMost,
        Duration batchesApart,
        int factsHeld,
        Duration session,
        Duration progress) {
    private static final Duration MOST_APART = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException naming the setting that cannot be */
    public ProjectorSettings {
        if (batchesApart.isNegative() || batchesApart.compareTo(MOST_APART) > 0) {
            throw new IllegalArgumentException("sanwei.projector.batches-apart is " + batchesApart.toMillis()
                    + " ms; it can be 0 to " + MOST_APART.toMillis() + " ms");
        }
    }
}
