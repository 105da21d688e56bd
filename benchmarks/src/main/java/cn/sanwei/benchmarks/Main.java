package cn.sanwei.benchmarks;

import cn.sanwei.benchmarks.run.Options;
import cn.sanwei.benchmarks.run.RatingBench;
import cn.sanwei.local.StartFailed;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code bench rating}. Exit status 0 when every run counts, 1 when one does not, 2 for what is not understood. */
public final class Main {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || !words.getFirst().equals("rating")) {
            refuse("bench what? " + Options.USAGE);
        }
        try {
            Options options = Options.of(words.subList(1, words.size()));
            boolean terminal = Boolean.getBoolean("sanwei.terminal");
            RatingBench bench = new RatingBench(options, System.out, terminal);
            try {
                System.exit(bench.run() ? 0 : 1);
            } catch (Exception interrupted) {
                if (!bench.isEnding()) {
                    throw interrupted;
                }
                System.err.println("sanwei: the bench was interrupted; all its parts are stopped.");
            }
        } catch (IllegalArgumentException notUnderstood) {
            refuse(notUnderstood.getMessage() + "\n" + Options.USAGE);
        } catch (StartFailed failure) {
            System.err.println("sanwei: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void refuse(String why) {
        System.err.println("sanwei: " + why);
        System.exit(2);
    }
}
