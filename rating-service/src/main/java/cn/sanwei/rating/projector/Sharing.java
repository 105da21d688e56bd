package cn.sanwei.rating.projector;

import java.util.List;
import java.util.stream.Stream;

/** Work that looks at each thing by itself: the processors share what is much, and what is little is not worth it. */
final class Sharing {
    private static final int RECORDS_WORTH_IT = 500;
    private static final int MEMBERS_WORTH_IT = 20;

    private Sharing() {}

    static <T> Stream<T> ofRecords(List<T> things) {
        return stream(things, RECORDS_WORTH_IT);
    }

    static <T> Stream<T> ofMembers(List<T> things) {
        return stream(things, MEMBERS_WORTH_IT);
    }

    private static <T> Stream<T> stream(List<T> things, int worthIt) {
        return things.size() < worthIt ? things.stream() : things.parallelStream();
    }
}
