package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A lane's own process. It is told on standard input, a line each: {@code drain DATABASE} and, afterwards, {@code save
 * DATABASE}; and ends with its input, so that it never outlives the bench. It says {@code begun MS}, {@code at RECORDS},
 * {@code done MS} and {@code saved MS}, times in milliseconds since 1970.
 */
public final class LaneMain {
    /** What does not begin so was said by the Java machine, to whoever looks into it. */
    public static final String PREFIX = "bench: ";

    private static final long SAY_EVERY_NS = 500_000_000;
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private LaneMain() {}

    public static void main(String[] arguments) throws Exception {
        KAFKA.setLevel(Level.WARNING);
        // Only what is said to the bench goes to standard output.
        PrintStream bench = System.out;
        System.setOut(System.err);
        Lane lane = Lane.of(arguments[0]);
        LaneSettings settings =
                new LaneSettings(arguments[1], arguments[2], Path.of(arguments[3]), Extent.read(Path.of(arguments[4])));
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Thread reader = Thread.currentThread();
            reader.setName("lane-" + lane.code());
            serve(drain(lane, settings), orders, bench);
        }
        System.exit(0);
    }

    private static Drain drain(Lane lane, LaneSettings settings) {
        return switch (lane) {
            case FLOOR -> new FloorDrain(settings);
            case PER_EVENT -> new PerEventDrain(settings);
            case STREAMS_TOTALS -> new StreamsDrain(settings, false);
            case STREAMS_LEDGER -> new StreamsDrain(settings, true);
            case SANWEI -> throw new IllegalArgumentException("the rating service is a process of its own");
        };
    }

    private static void serve(Drain drain, BufferedReader orders, PrintStream bench) throws Exception {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            if (words[0].equals("save")) {
                drain.save(words[1]);
                say(bench, "saved", System.currentTimeMillis());
                continue;
            }
            if (!words[0].equals("drain")) {
                throw new IOException("not understood: " + order);
            }
            long[] said = {System.nanoTime()};
            drain.run(words[1], () -> say(bench, "begun", System.currentTimeMillis()), done -> {
                if (System.nanoTime() - said[0] > SAY_EVERY_NS) {
                    said[0] = System.nanoTime();
                    say(bench, "at", done);
                }
            });
            say(bench, "done", System.currentTimeMillis());
        }
    }

    private static void say(PrintStream bench, String what, long figure) {
        bench.println(PREFIX + what + " " + figure);
        bench.flush();
    }
}
