package cn.sanwei.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What {@code ./sanwei} hands over to once the tree is built: up, down, status, reset. */
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
            SourceTree tree = SourceTree.find();
            DataFolder folder = DataFolder.of(tree, System.getenv());
            return switch (verb) {
                case "up" -> new UpCommand(tree, folder, UpOptions.parse(rest), out, err).run();
                case "may-start" -> new UpCommand(tree, folder, UpOptions.parse(rest), out, err).refuseIfItCannot();
                case "supervise" -> new Supervisor(tree, folder, UpOptions.parse(rest), out, err).run();
                case "down" -> new DownCommand(folder, out).run();
                case "status" -> new StatusCommand(folder, out).run(rest.contains("--json"));
                case "reset" -> new ResetCommand(folder, out).run(rest.contains("--yes"));
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
}
