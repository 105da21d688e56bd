package cn.sanwei.operations;

import cn.sanwei.operations.demo.Demo;
import cn.sanwei.operations.faults.Faults;
import cn.sanwei.operations.load.Load;
import cn.sanwei.operations.refill.Refill;
import cn.sanwei.operations.verify.Verify;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is done to a running platform from outside: {@code demo}, {@code verify}, {@code refill}, {@code faults}, {@code load}. */
public final class Main {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: operations demo|verify|refill|faults|load --state FILE [...]");
            System.exit(2);
        }
        // Its words about a broker that is killed on purpose would bury what these tools have to say.
        KAFKA.setLevel(Level.SEVERE);
        try {
            System.exit(run(arguments[0], Options.of(Arrays.asList(arguments))) ? 0 : 1);
        } catch (Options.Misused misused) {
            System.err.println("sanwei: " + misused.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(String verb, Options options) throws Exception {
        Path state = Path.of(options.text("state", ".sanwei/state.json")).toAbsolutePath();
        if (!Files.exists(state)) {
            throw new Options.Misused("no platform is running in " + state.getParent() + ": ./sanwei up starts one.");
        }
        Target target = Target.of(state.getParent());
        return switch (verb) {
            case "demo" -> Demo.run(target, System.out);
            case "verify" -> new Verify(target, System.out).run();
            case "refill" -> Refill.request(target, options.text("store", ""), System.out);
            case "faults" ->
                new Faults(target, options.number("seed", System.nanoTime()), System.out)
                        .run((int) options.number("commands", 5_000), (int) options.number("kills", 10));
            case "load" ->
                new Load(target, System.out)
                        .run(
                                (int) options.number("rate", 100),
                                (int) options.number("warm-up", 15),
                                (int) options.number("seconds", 60),
                                options.number("within-ms", 1_000));
            default -> throw new Options.Misused("there is no command " + verb + ".");
        };
    }
}
