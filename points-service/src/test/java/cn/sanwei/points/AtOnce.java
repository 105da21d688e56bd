package cn.sanwei.points;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Several people at the same moment. */
final class AtOnce {
    private AtOnce() {}

    /** What each is answered, in the order in which they are named. */
    @SafeVarargs
    static <T> List<T> atOnce(Supplier<T>... calls) {
        List<CompletableFuture<T>> running =
                Stream.of(calls).map(CompletableFuture::supplyAsync).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
