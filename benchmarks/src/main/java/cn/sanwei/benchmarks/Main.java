package cn.sanwei.benchmarks;

import cn.sanwei.benchmarks.ranks.RanksBench;
import cn.sanwei.benchmarks.ranks.RanksOptions;
import cn.sanwei.benchmarks.rebuild.RebuildBench;
import cn.sanwei.benchmarks.rebuild.RebuildOptions;
import cn.sanwei.benchmarks.run.Options;
import cn.sanwei.benchmarks.run.RatingBench;
import cn.sanwei.local.machine.StartFailed;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code bench rating}, {@code bench ranks} and {@code bench rebuild}. Exit status 0 when everything counts, 1 when something does not, 2 for what is
 * not understood.
 */
public final class Main {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final String USAGE = Options.USAGE + "\n" + RanksOptions.USAGE + "\n" + RebuildOptions.USAGE;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        List<String> words = Arrays.asList(arguments);
        String what = words.isEmpty() ? "" : words.getFirst();
        List<String> options = words.isEmpty() ? List.of() : words.subList(1, words.size());
        boolean terminal = Boolean.getBoolean("sanwei.terminal");
        try {
            switch (what) {
                case "rating" -> {
                    RatingBench bench = new RatingBench(Options.of(options), System.out, terminal);
                    run(bench::run, bench::isEnding);
                }
                case "ranks" -> {
                    RanksBench bench = new RanksBench(RanksOptions.of(options), System.out, terminal);
                    run(bench::run, bench::isEnding);
                }
                case "rebuild" -> {
                    RebuildBench bench = new RebuildBench(RebuildOptions.of(options), System.out, terminal);
                    run(bench::run, bench::isEnding);
                }
                default -> refuse("bench what?\n" + USAGE);
            }
        } catch (IllegalArgumentException notUnderstood) {
            refuse(notUnderstood.getMessage() + "\n" + USAGE);
        } catch (StartFailed failure) {
            System.err.println("sanwei: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(Callable<Boolean> bench, BooleanSupplier isEnding) throws Exception {
        try {
            System.exit(bench.call() ? 0 : 1);
        } catch (Exception interrupted) {
            if (!isEnding.getAsBoolean()) {
                throw interrupted;
            }
            System.err.println("sanwei: the bench was interrupted; all its parts are stopped.");
        }
    }

    private static void refuse(String why) {
        System.err.println("sanwei: " + why);
        System.exit(2);
    }
}
