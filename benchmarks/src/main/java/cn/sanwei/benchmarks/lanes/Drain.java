package cn.sanwei.benchmarks.lanes;

import java.util.function.LongConsumer;

/** All of the work once, from the topics to what the lane keeps, in a process that may do it again. */
interface Drain {
    /**
     * @param database made for this drain, with the rating service's tables
     * @param begun to be called when the lane stands at the first record, before it asks for it
     * @param progress told how many records are done, as often as the lane likes
     */
    void run(String database, Runnable begun, LongConsumer progress) throws Exception;

    /** After the drain was measured: puts into the database what is to be compared and lies elsewhere. */
    default void save(String database) throws Exception {}
}
