package cn.sanwei.benchmarks.run;

import java.sql.SQLException;
import java.time.Duration;

/** One process of a lane, from its start to its end. */
interface LaneRun extends AutoCloseable {
    Duration STALLED_AFTER = Duration.ofSeconds(60);

    /**
     * From the moment at which the lane stood at the first record to the moment at which everything was committed.
     *
     * @param beganAtMs since 1970
     */
    record Times(long beganAtMs, long doneAtMs) {
        double seconds() {
            return Math.max(1, doneAtMs - beganAtMs) / 1000.0;
        }
    }

    /** Told where a drain is. */
    interface Watcher {
        /** The lane is about to begin; from here on its CPU time counts. */
        void beginning();

        void at(long records);
    }

    /**
     * @param database made for this drain; after it the lane is not connected any more
     * @throws LaneFailed when it ends, stalls or says that it cannot
     */
    Times drain(String database, Watcher watcher) throws SQLException, InterruptedException;

    /** After the drain was measured: the lane lets go of the database, and all that is to be compared is in it. */
    void released(String database) throws SQLException, InterruptedException;

    ProcessHandle process();

    @Override
    void close();
}
