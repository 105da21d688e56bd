package cn.sanwei.rating.read.rulebook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Each township's rule books, parsed once for each newest version, off the thread that asks. Whoever comes meanwhile waits
 * for the one parsing; it is not theirs to cancel, and one that failed is begun again by the next who asks.
 */
final class ParsedOnce<B> {
    private static final int MOST_TOWNSHIPS = 2_000;

    private final Map<String, Parsed<B>> parsed = new ConcurrentHashMap<>();
    private final Executor worker;

    private record Parsed<B>(int newest, CompletableFuture<B> books) {
        boolean is(int version) {
            return newest == version && !books.isCompletedExceptionally();
        }
    }

    ParsedOnce(Executor worker) {
        this.worker = worker;
    }

    /** Null where nobody has asked for that version to be parsed. */
    CompletableFuture<B> find(String township, int version) {
        Parsed<B> known = parsed.get(township);
        return known != null && known.is(version) ? known.books().copy() : null;
    }

    CompletableFuture<B> parse(String township, int version, Supplier<B> parsing) {
        if (parsed.size() >= MOST_TOWNSHIPS) {
            parsed.clear();
        }
        return parsed.compute(
                        township,
                        (key, known) -> known != null && known.is(version)
                                ? known
                                : new Parsed<>(version, CompletableFuture.supplyAsync(parsing, worker)))
                .books()
                .copy();
    }
}
