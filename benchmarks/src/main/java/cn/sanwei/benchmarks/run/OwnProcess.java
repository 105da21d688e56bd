package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import cn.sanwei.benchmarks.lanes.LaneMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A lane of this module, in a Java of its own; see {@link LaneMain} for what is said between the two. */
final class OwnProcess implements LaneRun {
    private static final String END = "(end)";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final Lane lane;
    private final Path log;
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    OwnProcess(Lane lane, List<String> javaOptions, List<String> arguments, Path log) {
        this.lane = lane;
        this.log = log;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LaneMain.class.getName(), lane.code()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LaneFailed(lane.code() + " could not be started", e);
        }
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("bench-hears-" + lane.code()).start(this::hear);
    }

    @Override
    public Times drain(String database, Watcher watcher) throws InterruptedException {
        watcher.beginning();
        order("drain " + database);
        long began = 0;
        while (true) {
            Said next = next();
            switch (next.what()) {
                case "begun" -> began = next.figure();
                case "at" -> watcher.at(next.figure());
                case "done" -> {
                    return new Times(began, next.figure());
                }
                default -> throw new LaneFailed(lane.code() + " says what nobody understands: " + next);
            }
        }
    }

    @Override
    public void released(String database) throws InterruptedException {
        order("save " + database);
        Said next = next();
        if (!next.what().equals("saved")) {
            throw new LaneFailed(lane.code() + " says what nobody understands: " + next);
        }
    }

    private record Said(String what, long figure) {}

    private Said next() throws InterruptedException {
        String line = said.poll(STALLED_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || line.equals(END)) {
            throw new LaneFailed(lane.code() + (line == null ? " says nothing for a minute" : " ended by itself")
                    + "; the end of its log:\n" + LastWords.of(log));
        }
        String[] words = line.split(" ");
        return new Said(words[0], Long.parseLong(words[1]));
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void order(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new LaneFailed(lane.code() + " takes no orders; the end of its log:\n" + LastWords.of(log), e);
        }
    }

    private void hear() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LaneMain.PREFIX)) {
                    said.add(line.substring(LaneMain.PREFIX.length()));
                }
            }
        } catch (IOException ended) {
            said.add(END);
            return;
        }
        said.add(END);
    }
}
