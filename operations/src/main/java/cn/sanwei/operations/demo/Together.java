package cn.sanwei.operations.demo;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries tasks out a few at a time; the first that fails ends the rest. */
final class Together {
    private Together() {}

    static void run(List<Callable<Void>> tasks, int atATime, Progress progress) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<Void>> running = tasks.stream()
                    .map(task -> workers.submit(() -> {
                        Void done = task.call();
                        progress.step();
                        return done;
                    }))
                    .toList();
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            workers.shutdownNow();
        }
    }
}
