package cn.sanwei.rating.projector.folding;

import java.util.List;
import java.util.stream.Stream;

/**
 * Work that looks at each thing by itself: the processors share what is much; what is little is not worth it. With two
 * processors nothing is shared while a batch is being written: one of them is the database's then, and were it taken away,
 * the projector would be done the sooner and wait for the database, which has but one, afterwards.
 */
public final class Sharing {
    private static final int RECORDS_WORTH_IT = 500;
    private static final int MEMBERS_WORTH_IT = 20;
    private static final boolean ENOUGH_FOR_ALL = Runtime.getRuntime().availableProcessors() > 2;

    private Sharing() {}

    public static <T> Stream<T> ofRecords(List<T> things, boolean someoneWrites) {
        return stream(things, RECORDS_WORTH_IT, someoneWrites);
    }

    static <T> Stream<T> ofMembers(List<T> things, boolean someoneWrites) {
        return stream(things, MEMBERS_WORTH_IT, someoneWrites);
    }

    private static <T> Stream<T> stream(List<T> things, int worthIt, boolean someoneWrites) {
        return things.size() < worthIt || someoneWrites && !ENOUGH_FOR_ALL ? things.stream() : things.parallelStream();
    }
}
