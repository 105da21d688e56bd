package cn.sanwei.operations;

import cn.sanwei.operations.demo.Demo;
import cn.sanwei.operations.faults.Faults;
import cn.sanwei.operations.load.Load;
import cn.sanwei.operations.refill.Refill;
import cn.sanwei.operations.verify.Verify;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, String> options = options(Arrays.asList(arguments).subList(1, arguments.length));
        Path state =
                Path.of(options.getOrDefault("state", ".sanwei/state.json")).toAbsolutePath();
        if (!Files.exists(state)) {
            System.err.println("no platform is running in " + state.getParent() + ": ./sanwei up");
            System.exit(2);
        }
        Target target = Target.of(state.getParent());
        boolean well = switch (arguments[0]) {
            case "demo" -> Demo.run(target, System.out);
            case "verify" -> new Verify(target, System.out).run();
            case "refill" -> Refill.request(target, options.getOrDefault("store", ""), System.out);
            case "faults" ->
                new Faults(target, number(options, "seed", System.nanoTime()), System.out)
                        .run((int) number(options, "commands", 5_000), (int) number(options, "kills", 10));
            case "load" ->
                new Load(target, System.out)
                        .run((int) number(options, "rate", 100), (int) number(options, "seconds", 60));
            default -> {
                System.err.println("no such verb: " + arguments[0]);
                System.exit(2);
                yield false;
            }
        };
        System.exit(well ? 0 : 1);
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        return options.containsKey(name) ? Long.parseLong(options.get(name)) : otherwise;
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (!name.startsWith("--")) {
                throw new IllegalArgumentException("an option begins with --: " + name);
            }
            boolean hasValue = i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--");
            options.put(name.substring(2), hasValue ? arguments.get(++i) : "true");
        }
        return options;
    }
}
