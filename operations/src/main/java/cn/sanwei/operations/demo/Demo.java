package cn.sanwei.operations.demo;

import cn.sanwei.contracts.Days;
import cn.sanwei.operations.Target;
import cn.sanwei.operations.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** The demo of one data folder: begun on a day that is kept, gone on with after an interruption, entered once. */
public final class Demo {
    private static final long SEED = 2026;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Demo() {}

    private record State(long seed, LocalDate day, boolean strangerWritten, boolean complete) {}

    public static boolean run(Target target, PrintStream out) throws Exception {
        Path file = target.home().resolve("demo.json");
        State state = Files.exists(file) ? read(file) : new State(SEED, Days.of(Instant.now()), false, false);
        if (state.complete) {
            out.println("演示数据：已经就绪");
            return true;
        }
        write(file, state);
        DemoLoader loader = new DemoLoader(
                target.api(PATIENCE),
                new DemoCalendar(state.day),
                state.seed,
                new Progress(out, target.home().resolve("demo.progress")));
        loader.load(new StrangerOnTheTopic(
                target.kafka(),
                state.strangerWritten,
                () -> write(file, new State(state.seed, state.day, true, false))));
        write(file, new State(state.seed, state.day, true, true));
        return true;
    }

    private static State read(Path file) throws IOException {
        JsonNode json = Json.tree(Files.readString(file));
        return new State(
                json.get("seed").asLong(),
                LocalDate.parse(json.get("day").asText()),
                json.get("strangerWritten").asBoolean(),
                json.get("complete").asBoolean());
    }

    private static void write(Path file, State state) {
        try {
            Path next = file.resolveSibling("demo.json.next");
            Files.writeString(
                    next,
                    Json.text(Map.of(
                            "seed", state.seed,
                            "day", state.day.toString(),
                            "strangerWritten", state.strangerWritten,
                            "complete", state.complete)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
