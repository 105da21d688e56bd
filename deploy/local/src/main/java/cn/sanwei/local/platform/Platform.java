package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Http;
import cn.sanwei.local.machine.Logs;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.PlatformState.Progress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the parts, each as soon as what it needs answers; keeps them alive; stops them in the reverse order. Starting is
 * all or nothing: if one part fails, the others are stopped and {@link #start()} throws that part's failure.
 */
final class Platform {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);
    private static final Duration CHECK_LOGS_EVERY = Duration.ofSeconds(10);
    private static final Duration GIVE_UP_WITHIN = Duration.ofSeconds(30);

    private final Map<String, PartRun> runs = new HashMap<>();
    private final List<PartRun> inOrder = new ArrayList<>();
    private final Observer observer;
    private final HttpClient http = Http.client();
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Is told what happens, from several threads. */
    interface Observer {
        void changed();

        void died(Part part, int exitCode, Duration startedAgainIn);

        void gaveUp(Part part);

        /** Every few seconds while all runs. */
        void lookedAfter();

        void failedAgain(Part part, StartFailed failure, Duration startedAgainIn);

        void ended(Part part, int exitCode);
    }

    Platform(List<Part> parts, Observer observer) {
        this.observer = observer;
        for (Part part : parts) {
            PartRun run = new PartRun(part);
            runs.put(part.name(), run);
            inOrder.add(run);
        }
    }

    List<PlatformState.PartState> states() {
        return inOrder.stream().map(PartRun::state).toList();
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    void start() {
        inOrder.forEach(run -> Logs.rotate(run.part().log()));
        Map<String, CompletableFuture<Void>> started = new HashMap<>();
        CompletableFuture<StartFailed> failure = new CompletableFuture<>();
        for (PartRun run : inOrder) {
            CompletableFuture<?>[] needed = run.part().needs().stream()
                    .map(started::get)
                    .filter(future -> future != null) // a part left out is somebody else's to run
                    .toArray(CompletableFuture[]::new);
            CompletableFuture<Void> starting =
                    CompletableFuture.allOf(needed).thenRunAsync(() -> start(run, failure), starters);
            started.put(run.part().name(), starting);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
        try {
            awaitAll(all, failure);
        } catch (RuntimeException thrown) {
            stop();
            throw thrown;
        }
    }

    /** Returns when somebody calls {@link #stop()}. A part that dies is started again, with growing pauses. */
    void supervise() throws InterruptedException {
        Instant asked = Instant.now();
        Instant logsChecked = Instant.now();
        while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            for (PartRun run : inOrder) {
                if (run.hasDied()) {
                    afterDeath(run);
                } else if (run.isDueForRestart()) {
                    run.end(Progress.starting, observer::changed);
                    inBackground(() -> restart(run));
                }
            }
            if (Duration.between(asked, Instant.now()).compareTo(ASK_EVERY) > 0) {
                inOrder.forEach(run -> inBackground(() -> endIfItGaveUp(run)));
                observer.lookedAfter();
                asked = Instant.now();
            }
            if (Duration.between(logsChecked, Instant.now()).compareTo(CHECK_LOGS_EVERY) > 0) {
                inOrder.forEach(run -> Logs.keepBounded(run.part().log()));
                logsChecked = Instant.now();
            }
        }
        stopped.await();
    }

    /** Once, whoever calls first; the others wait until it is done. Those that are needed go last. */
    void stop() {
        if (!stopRequested.compareAndSet(false, true)) {
            awaitQuietly(stopped);
            return;
        }
        stopping.countDown();
        starters.shutdownNow(); // a start that is under way kills its process and fails
        try {
            starters.awaitTermination(GIVE_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (ExecutorService stoppers = Executors.newCachedThreadPool()) {
            Map<String, CompletableFuture<Void>> gone = new HashMap<>();
            for (PartRun run : inOrder.reversed()) {
                CompletableFuture<?>[] guests = inOrder.stream()
                        .filter(other ->
                                other.part().needs().contains(run.part().name()))
                        .map(other -> gone.get(other.part().name()))
                        .toArray(CompletableFuture[]::new);
                gone.put(
                        run.part().name(),
                        CompletableFuture.allOf(guests).thenRunAsync(() -> run.stop(observer::changed), stoppers));
            }
            CompletableFuture.allOf(gone.values().toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            http.close();
            stopped.countDown();
        }
    }

    private void awaitAll(CompletableFuture<Void> all, CompletableFuture<StartFailed> failure) {
        while (!all.isDone() || failure.isDone()) { // whichever part fails completes failure first, and all then
            if (failure.isDone()) {
                throw failure.join();
            }
            for (PartRun run : inOrder) {
                if (run.hasDied() && !run.part().mayEnd()) {
                    throw new StartFailed(
                            run.part().name() + " ended by itself (exit code " + run.exitCode() + "). Its log: "
                                    + run.part().log(),
                            Logs.lastWords(run.part().log(), 20),
                            null);
                }
            }
            try {
                all.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException lookAgain) {
                // A failure is told by the future of the part that failed first.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailed("Interrupted while starting.", e);
            }
        }
    }

    private void afterDeath(PartRun run) {
        int exitCode = run.exitCode();
        if (run.part().mayEnd()) {
            run.end(exitCode == 0 ? Progress.done : Progress.failed, observer::changed);
            observer.ended(run.part(), exitCode);
        } else {
            observer.died(run.part(), exitCode, run.restartLater(observer::changed));
        }
    }

    private void inBackground(Runnable action) {
        try {
            starters.execute(action);
        } catch (RejectedExecutionException stoppedMeanwhile) {
            // Nothing is to be started any more.
        }
    }

    /** What wants to be started again is ended here; its death is then treated like any other. */
    private void endIfItGaveUp(PartRun run) {
        if (run.gaveUp(http)) {
            observer.gaveUp(run.part());
            run.endServer();
        }
    }

    private void restart(PartRun run) {
        try {
            run.restart(observer::changed);
        } catch (StartFailed failure) {
            if (!isStopping()) {
                observer.failedAgain(run.part(), failure, run.restartLater(observer::changed));
            }
        }
    }

    /** The first failure is the one that is told; those that follow from it are not. */
    private void start(PartRun run, CompletableFuture<StartFailed> failure) {
        try {
            run.start(observer::changed);
        } catch (RuntimeException thrown) {
            failure.complete(
                    thrown instanceof StartFailed known
                            ? known
                            : new StartFailed(run.part().name() + " did not start: " + thrown, thrown));
            throw thrown;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
