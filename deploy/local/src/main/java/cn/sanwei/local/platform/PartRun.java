package cn.sanwei.local.platform;

import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.machine.PidFile;
import cn.sanwei.local.platform.PlatformState.PartState;
import cn.sanwei.local.platform.PlatformState.Progress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;

/** One part while the platform lives: where it stands, and when a dead one may be tried again. */
final class PartRun {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final int GAVE_UP = 2;

    /** Whoever lived this long did not die of its start. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final Part part;
    private Progress progress = Progress.waiting;
    private LocalServer server;
    private Instant readyAt = Instant.EPOCH;
    private Duration startedWithin = Duration.ZERO;
    private Duration pause = FIRST_PAUSE;
    private Instant nextTry = Instant.EPOCH;
    private int restarts;
    private int gaveUpInARow;

    PartRun(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    void start(Runnable changed) {
        Instant before = Instant.now();
        become(Progress.starting, changed);
        try {
            LocalServer started = part.starter().get();
            synchronized (this) {
                server = started;
                gaveUpInARow = 0;
                readyAt = Instant.now();
                startedWithin = Duration.between(before, readyAt);
            }
            become(Progress.ready, changed);
        } catch (RuntimeException failure) {
            become(Progress.failed, changed);
            throw failure;
        }
    }

    /** Says once that the process is gone, and until then nothing. */
    synchronized boolean hasDied() {
        return progress == Progress.ready && !server.process().isAlive();
    }

    /** Once is not enough: a service may say so for a moment while it recovers. */
    boolean gaveUp(HttpClient http) {
        if (part.liveness().isEmpty() || progress() != Progress.ready) {
            return false;
        }
        boolean givesUp = Health.givesUp(http, part.liveness());
        synchronized (this) {
            gaveUpInARow = givesUp ? gaveUpInARow + 1 : 0;
            return gaveUpInARow == GAVE_UP; // exactly: while it is being ended it goes on saying so
        }
    }

    void endServer() {
        server().stop();
    }

    int exitCode() {
        return server().exitCode();
    }

    /** @return how long until it may be started again */
    Duration restartLater(Runnable changed) {
        Duration wait;
        synchronized (this) {
            if (Duration.between(readyAt, Instant.now()).compareTo(SETTLED) > 0) {
                pause = FIRST_PAUSE;
            }
            wait = pause;
            nextTry = Instant.now().plus(wait);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            restarts++;
        }
        become(Progress.restarting, changed);
        return wait;
    }

    synchronized boolean isDueForRestart() {
        return progress == Progress.restarting && Instant.now().isAfter(nextTry);
    }

    /** What a killed process left behind (children of PostgreSQL) goes first. */
    void restart(Runnable changed) {
        LocalServer before = server();
        if (before != null) {
            before.kill();
        }
        start(changed);
    }

    void end(Progress last, Runnable changed) {
        become(last, changed);
    }

    void stop(Runnable changed) {
        LocalServer running = server();
        if (running != null && progress() != Progress.done) {
            running.stop();
            become(Progress.stopped, changed);
        }
    }

    synchronized Progress progress() {
        return progress;
    }

    synchronized PartState state() {
        // Also while it is starting, when nobody has the process in hand yet.
        var process = PidFile.read(ChildProcess.pidFile(part.log()))
                .filter(file -> file.living().isPresent());
        return new PartState(
                part.name(),
                progress,
                part.address(),
                part.health(),
                process.map(PidFile::pid).orElse(null),
                process.map(file -> file.startedAt().toString()).orElse(null),
                restarts,
                startedWithin.toMillis(),
                part.log().toString());
    }

    private synchronized LocalServer server() {
        return server;
    }

    private void become(Progress next, Runnable changed) {
        synchronized (this) {
            progress = next;
        }
        changed.run();
    }
}
