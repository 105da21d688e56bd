package cn.sanwei.rating.projector;

import java.util.List;
import java.util.stream.Stream;

/** Work that looks at each thing by itself: the processors share what is large, and what is small is not worth it. */
final class Sharing {
    private static final int WORTH_IT = 500;

    private Sharing() {}

    static <T> Stream<T> stream(List<T> things) {
        return things.size() < WORTH_IT ? things.stream() : things.parallelStream();
    }
}
