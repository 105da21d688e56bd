package cn.sanwei.points.keycloak;

import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Work of which most is waiting for Keycloak, a few at once, on plain threads that end with it. */
public final class FewAtOnce {
    /** So many that neither Keycloak nor the pool of the database's connections is taken from those who sign in and command. */
    private static final int HANDS = 4;

    private FewAtOnce() {}

    /**
     * Returns when nobody works any more.
     *
     * @param threads what they are called, before a number
     * @throws RuntimeException what one of them failed with: what was begun is ended, nothing more is begun
     * @throws InterruptedException likewise, and those that work are interrupted
     */
    public static <T> void each(Collection<T> all, String threads, Consumer<T> work) throws InterruptedException {
        Queue<T> left = new ConcurrentLinkedQueue<>(all);
        Callable<Void> hand = () -> {
            try {
                for (T next = left.poll(); next != null; next = left.poll()) {
                    work.accept(next);
                }
            } finally {
                left.clear();
            }
            return null;
        };
        ThreadFactory named = Thread.ofPlatform().daemon().name(threads, 1).factory();
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS, named)) {
            for (Future<Void> ended : hands.invokeAll(Collections.nCopies(HANDS, hand))) {
                ended.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
