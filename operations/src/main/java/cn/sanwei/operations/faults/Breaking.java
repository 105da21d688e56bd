package cn.sanwei.operations.faults;

import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.platform.RunningPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What is done to the platform while commands arrive. Which part and when follows from the seed. */
final class Breaking {
    private static final List<String> WRITING = List.of("points-service", "activity-service", "wish-service");
    private static final String RATING = "rating-service";
    /** Until another relay has taken over from one that is paused (RelaySettings), and it has published something. */
    private static final Duration PAUSE_AT_LEAST = Duration.ofSeconds(13);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(120);

    private final RunningPlatform platform;
    private final ReplicasOfRating replicas;
    private final PrintStream out;
    private final Random random;

    Breaking(RunningPlatform platform, ReplicasOfRating replicas, long seed, PrintStream out) {
        this.platform = platform;
        this.replicas = replicas;
        this.random = new Random(seed);
        this.out = out;
    }

    /**
     * Each service is killed so often, in a random order, at random moments; those that write for the last time while the
     * replicas of the one that reads are paused, see {@link #pauseReplicas}.
     */
    void killServices(int times) throws InterruptedException {
        List<String> victims = new ArrayList<>(Collections.nCopies(times, RATING));
        for (int i = 1; i < times; i++) {
            victims.addAll(WRITING);
        }
        killInRandomOrder(victims, random);
    }

    private void killInRandomOrder(List<String> parts, Random moments) throws InterruptedException {
        List<String> victims = new ArrayList<>(parts);
        Collections.shuffle(victims, moments);
        for (String victim : victims) {
            Thread.sleep(200 + moments.nextInt(2_000)); // the moment, which must not be always the same
            kill(victim);
        }
    }

    void kill(String part) throws InterruptedException {
        ProcessHandle process = platform.process(part);
        out.println("kill -9 " + part + " (" + process.pid() + ")");
        process.destroyForcibly();
        platform.awaitReady(part, process.pid(), BACK_WITHIN);
    }

    /**
     * Two replicas share the partitions; each is stopped in its tracks in turn until the other one has them all, and wakes
     * again. What arrives meanwhile comes from services that are killed once each.
     */
    void pauseReplicas() throws IOException, InterruptedException, ExecutionException {
        Random moments = new Random(random.nextLong());
        try (LocalServer second = platform.startSecondRating();
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            out.println("second rating replica (" + second.process().pid() + ")");
            replicas.awaitSharing(2);
            Future<?> killing = beside.submit(() -> {
                killInRandomOrder(WRITING, moments);
                return null;
            });
            pause(platform.process(RATING));
            pause(second.process());
            killing.get();
        }
    }

    /** Begins and ends while both go on with their share. */
    private void pause(ProcessHandle process) throws IOException, InterruptedException, ExecutionException {
        Thread.sleep(1_000 + random.nextInt(2_000));
        long began = System.nanoTime();
        signal("STOP", process);
        try {
            Thread.sleep(PAUSE_AT_LEAST.toMillis());
            replicas.awaitSharing(1);
        } finally {
            signal("CONT", process);
        }
        out.printf(
                "paused %d for %d s: the other one had taken its partitions%n",
                process.pid(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
        replicas.awaitSharing(2);
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("process " + process.pid() + " cannot be sent " + name);
        }
    }
}
