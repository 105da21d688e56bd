package cn.sanwei.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.machine.Waiting;
import cn.sanwei.local.platform.PlatformState.Progress;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes that do nothing. */
class PlatformTest implements Platform.Observer {
    private static final List<String> LIVES = List.of("sleep", "120");

    @TempDir
    Path folder;

    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
    private Platform platform;

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.stop();
        }
    }

    @Test
    void a_part_is_started_after_what_it_needs_and_stopped_before_it() throws Exception {
        platform = platform(
                part("store", Set.of(), LIVES),
                part("service", Set.of("store"), LIVES),
                part("other", Set.of(), LIVES));
        platform.start();
        assertThat(progressOf("store")).isEqualTo(Progress.ready);
        assertThat(happened.indexOf("started service")).isGreaterThan(happened.indexOf("started store"));

        platform.stop();
        assertThat(happened.indexOf("stopping service")).isLessThan(happened.indexOf("stopping store"));
        assertThat(platform.states()).extracting(PlatformState.PartState::pid).containsOnlyNulls();
        platform.supervise(); // returns, since it is over
    }

    @Test
    void a_part_whose_need_was_left_out_is_started_all_the_same() {
        platform = platform(part("service", Set.of("store"), LIVES));
        platform.start();
        assertThat(progressOf("service")).isEqualTo(Progress.ready);
    }

    @Test
    void if_one_part_does_not_start_its_failure_is_told_and_the_others_are_stopped() {
        platform = platform(part("store", Set.of(), LIVES), failing("broken", Set.of("store")));
        assertThatExceptionOfType(StartFailed.class).isThrownBy(platform::start).withMessage("broken is broken.");
        assertThat(happened).contains("stopping store");
        assertThat(progressOf("broken")).isEqualTo(Progress.failed);
    }

    @Test
    void a_part_that_dies_while_others_are_starting_is_a_failure_too() {
        Part slow = new Part("slow", Set.of(), "", "", "", log("slow"), false, () -> {
            ChildProcess process = ChildProcess.start("slow", LIVES, Map.of(), folder, log("slow"));
            try {
                Waiting.until(process, Instant.now().plusSeconds(60), () -> false);
            } finally {
                process.kill();
            }
            throw new AssertionError("waiting does not end well");
        });
        platform = platform(part("fleeting", Set.of(), List.of("sh", "-c", "echo my last words; exit 3")), slow);
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(platform::start)
                .withMessageStartingWith("fleeting ended by itself (exit code 3).")
                .satisfies(failure -> assertThat(failure.lastLines()).containsExactly("my last words"));
        assertThat(platform.states()).extracting(PlatformState.PartState::pid).containsOnlyNulls();
    }

    @Test
    void a_part_that_dies_is_started_again_and_the_pauses_grow() {
        platform = platform(part("service", Set.of(), LIVES));
        superviseInBackground();
        for (int death = 1; death <= 3; death++) {
            int restarts = death;
            handleOf("service").destroyForcibly();
            eventually(() -> state("service").restarts() == restarts && progressOf("service") == Progress.ready);
        }
        assertThat(happened)
                .filteredOn(event -> event.startsWith("service died"))
                .containsExactly(
                        "service died (137), again in 500",
                        "service died (137), again in 1000",
                        "service died (137), again in 2000");
    }

    @Test
    void a_part_that_does_not_come_back_at_once_is_tried_until_it_does() {
        List<String> attempts = Collections.synchronizedList(new ArrayList<>());
        Part part = part("service", Set.of(), LIVES);
        Supplier<LocalServer> onlyAtFirstAndThird = () -> {
            attempts.add("attempt");
            if (attempts.size() == 2) {
                throw new StartFailed("not yet.");
            }
            return part.starter().get();
        };
        platform = platform(new Part("service", Set.of(), "", "", "", part.log(), false, onlyAtFirstAndThird));
        superviseInBackground();
        handleOf("service").destroyForcibly();
        eventually(() -> attempts.size() == 3 && progressOf("service") == Progress.ready);
        assertThat(happened).contains("service failed again: not yet.");
    }

    @Test
    void a_part_that_says_it_cannot_go_on_is_ended_and_started_again_and_one_that_says_nothing_is_not()
            throws IOException {
        AtomicInteger answer = new AtomicInteger(503);
        HttpServer liveness = HttpServer.create(new InetSocketAddress(Loopback.ADDRESS, 0), 0);
        liveness.createContext("/live", exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        liveness.start();
        try {
            String url =
                    "http://" + Loopback.ADDRESS + ":" + liveness.getAddress().getPort() + "/live";
            platform = platform(living("stuck", url), living("silent", "http://" + Loopback.ADDRESS + ":1/live"));
            superviseInBackground();
            eventually(() -> state("stuck").restarts() == 1);
            answer.set(200);
            eventually(() -> progressOf("stuck") == Progress.ready);
            assertThat(happened).contains("stuck gave up").doesNotContain("silent gave up");
            assertThat(state("silent").restarts()).isZero();
        } finally {
            liveness.stop(0);
        }
    }

    @Test
    void a_job_may_end_and_is_not_started_again() {
        platform = platform(job("good", 0), job("bad", 7));
        superviseInBackground();
        eventually(() -> progressOf("good") == Progress.done && progressOf("bad") == Progress.failed);
        assertThat(happened).contains("good ended (0)", "bad ended (7)");
    }

    private Platform platform(Part... parts) {
        return new Platform(List.of(parts), this);
    }

    private Part part(String name, Set<String> needs, List<String> command) {
        return new Part(name, needs, "localhost:0", "", "", log(name), false, () -> {
            Job job = Job.start(name, command, Map.of(), folder, log(name));
            happened.add("started " + name);
            return new Told(name, job);
        });
    }

    private Part living(String name, String liveness) {
        Part part = part(name, Set.of(), LIVES);
        return new Part(name, Set.of(), "localhost:0", "", liveness, part.log(), false, part.starter());
    }

    private Part failing(String name, Set<String> needs) {
        return new Part(name, needs, "", "", "", log(name), false, () -> {
            throw new StartFailed(name + " is broken.");
        });
    }

    private Part job(String name, int exitCode) {
        return new Part(
                name,
                Set.of(),
                "",
                "",
                "",
                log(name),
                true,
                () -> Job.start(name, List.of("sh", "-c", "exit " + exitCode), Map.of(), folder, log(name)));
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void superviseInBackground() {
        platform.start();
        Thread.startVirtualThread(() -> {
            try {
                platform.supervise();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private PlatformState.PartState state(String name) {
        return platform.states().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Progress progressOf(String name) {
        return state(name).state();
    }

    private ProcessHandle handleOf(String name) {
        return ProcessHandle.of(state(name).pid()).orElseThrow();
    }

    private static void eventually(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            try {
                Thread.sleep(50); // a platform tells only its own log
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void changed() {}

    @Override
    public void died(Part part, int exitCode, Duration startedAgainIn) {
        happened.add(part.name() + " died (" + exitCode + "), again in " + startedAgainIn.toMillis());
    }

    @Override
    public void lookedAfter() {}

    @Override
    public void gaveUp(Part part) {
        happened.add(part.name() + " gave up");
    }

    @Override
    public void failedAgain(Part part, StartFailed failure, Duration startedAgainIn) {
        happened.add(part.name() + " failed again: " + failure.getMessage());
    }

    @Override
    public void ended(Part part, int exitCode) {
        happened.add(part.name() + " ended (" + exitCode + ")");
    }

    private final class Told implements LocalServer {
        private final String name;
        private final LocalServer server;

        Told(String name, LocalServer server) {
            this.name = name;
            this.server = server;
        }

        @Override
        public ProcessHandle process() {
            return server.process();
        }

        @Override
        public int exitCode() {
            return server.exitCode();
        }

        @Override
        public void stop() {
            happened.add("stopping " + name);
            server.stop();
        }

        @Override
        public void kill() {
            server.kill();
        }
    }
}
