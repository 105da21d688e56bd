package cn.sanwei.local;

import cn.sanwei.local.machine.SourceTree;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.DataFolder;
import cn.sanwei.local.platform.Supervisor;
import cn.sanwei.local.platform.UpOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What {@code ./sanwei} hands over to once the tree is built: up, down, status, reset; and {@code provision}. */
public final class Main {
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        String verb = rest.isEmpty() ? "" : rest.pop();
        try {
            if (verb.equals("provision")) { // needs no tree: it runs in a cluster
                refuseAnythingElse(verb, rest);
                return new ProvisionCommand(System.getenv(), out).run();
            }
            SourceTree tree = SourceTree.find();
            DataFolder folder = DataFolder.of(tree, System.getenv());
            return switch (verb) {
                case "up" -> new UpCommand(tree, folder, UpOptions.parse(rest), out, err).run();
                case "may-start" -> new UpCommand(tree, folder, UpOptions.parse(rest), out, err).refuseIfItCannot();
                case "supervise" -> new Supervisor(tree, folder, UpOptions.parse(rest), out, err).run();
                case "down" -> {
                    refuseAnythingElse(verb, rest);
                    yield new DownCommand(folder, out).run();
                }
                case "status" -> new StatusCommand(folder, out).run(switchedOn(verb, "--json", rest));
                case "reset" -> new ResetCommand(folder, out).run(switchedOn(verb, "--yes", rest));
                default -> {
                    err.println("sanwei: unknown command " + verb);
                    yield MISUSED;
                }
            };
        } catch (UpOptions.Misused misused) {
            err.println("sanwei: " + misused.getMessage());
            return MISUSED;
        } catch (StartFailed failure) {
            err.println("sanwei: " + failure.getMessage());
            failure.lastLines().forEach(line -> err.println("  | " + line));
            return REFUSED;
        }
    }

    private static boolean switchedOn(String verb, String name, Deque<String> rest) {
        boolean on = rest.remove(name);
        refuseAnythingElse(verb, rest);
        return on;
    }

    /** A misspelt option that is passed over would do something else than was asked for. */
    private static void refuseAnythingElse(String verb, Deque<String> rest) {
        if (!rest.isEmpty()) {
            throw new UpOptions.Misused(verb + " knows no " + rest.peek() + "; ./sanwei help says what it knows.");
        }
    }
}
