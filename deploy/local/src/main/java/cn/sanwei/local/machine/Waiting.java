package cn.sanwei.local.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting for a part to answer: bounded, and over at once when its process ends. */
public final class Waiting {
    private static final Duration STEP = Duration.ofMillis(100);

    private Waiting() {}

    public static void until(ChildProcess process, Instant deadline, BooleanSupplier answers) {
        while (true) {
            if (!process.isAlive()) {
                throw process.failure(
                        "ended by itself (exit code " + process.exitCode().join() + ")");
            }
            if (answers.getAsBoolean()) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw process.failure("did not answer in time");
            }
            try {
                Thread.sleep(STEP); // nobody but the server itself knows when it answers
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw process.failure("was interrupted while starting", e);
            }
        }
    }
}
