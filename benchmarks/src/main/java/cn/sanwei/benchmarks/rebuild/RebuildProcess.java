package cn.sanwei.benchmarks.rebuild;

import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.SourceTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./sanwei rebuild}, from the same classes and with the same heap, at work beside the service. */
final class RebuildProcess {
    private static final Pattern FILLED = Pattern.compile("  ([\\d,]+) records in ([\\d,.]+) s, [\\d,]+ a second");
    private static final Pattern STOOD_STILL = Pattern.compile(".*No batch was written for ([\\d,]+) ms.*");

    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Thread hearing;

    RebuildProcess(String kafka, String postgres, Consumer<String> onLine) {
        SourceTree tree = SourceTree.find();
        Path app = tree.service("rating-service").getParent();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + tree.javaOptions("rating-service").orElseThrow());
        command.addAll(List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                app.resolve("app") + "/*:" + app.resolve("lib/main") + "/*:" + app.resolve("lib/boot") + "/*",
                "cn.sanwei.rating.rebuild.RebuildCommand"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Passwords.forTests().asEnvironment());
        builder.environment().put("SANWEI_POSTGRES", postgres);
        builder.environment().put("SANWEI_KAFKA", kafka);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        hearing = Thread.ofPlatform().daemon().start(() -> hear(onLine));
    }

    boolean isAtWork() {
        return process.isAlive();
    }

    /** @return the exit status */
    int await() throws InterruptedException {
        int status = process.waitFor();
        hearing.join();
        return status;
    }

    /** Records a second of the first filling, in which everything is read. */
    double eventsPerSecond() {
        for (String line : said) {
            Matcher filled = FILLED.matcher(line);
            if (filled.matches()) {
                return figure(filled.group(1)) / figure(filled.group(2));
            }
        }
        return Double.NaN;
    }

    double stoodStillMs() {
        for (String line : said) {
            Matcher still = STOOD_STILL.matcher(line);
            if (still.matches()) {
                return figure(still.group(1));
            }
        }
        return Double.NaN;
    }

    String said() {
        return String.join("\n", said);
    }

    private void hear(Consumer<String> onLine) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                onLine.accept(line);
            }
        } catch (IOException ended) {
            said.add("its output broke off: " + ended.getMessage());
        }
    }

    private static double figure(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }
}
