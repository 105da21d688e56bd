package cn.sanwei.e2e;

import cn.sanwei.operations.Target;
import cn.sanwei.operations.http.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole platform in a data folder and on ports of its own, driven by {@code ./sanwei} as a person would. */
final class ThePlatform {
    private final Path root = rootOfTheTree();
    private final Path home;
    private final int portBase;

    ThePlatform(String name, int portBase) {
        this.home = root.resolve("end-to-end/target/" + name);
        this.portBase = portBase;
        deleteIfThere(home);
    }

    /** @param output standard output and error together */
    record Ran(int exitCode, String output) {}

    Ran sanwei(Duration within, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./sanwei"));
        command.addAll(List.of(arguments));
        return run(root, within, Map.of(), command);
    }

    Ran up(Duration within, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--detach", "--no-build", "--port-base", Integer.toString(portBase)));
        arguments.addAll(List.of(options));
        return sanwei(within, arguments.toArray(String[]::new));
    }

    Ran browserTests(Duration within) {
        return run(
                root.resolve("portal-pages"),
                within,
                Map.of("SANWEI_PORTAL_URL", "http://localhost:" + portBase),
                List.of("npm", "run", "e2e"));
    }

    Ran run(Path folder, Duration within, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("sanwei-ran-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("SANWEI_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // A platform of some minutes: see docs/adr/0092.
            builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", command) + " took more than " + within + ":\n" + tail(output));
            }
            return new Ran(process.exitValue(), tail(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a Prometheus with our configuration would know of this platform. */
    Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        for (URI target : Alarms.of(root).targets(portBase)) {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(target + " answers " + answer.statusCode());
                }
                answer.body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> metrics.add(line.split("[{ ]", 2)[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return metrics;
    }

    Target target() {
        try {
            return Target.of(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Api api() {
        return target().api(Duration.ofSeconds(60));
    }

    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    private static String tail(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return text.length() > 20_000 ? text.substring(text.length() - 20_000) : text;
    }

    static Path rootOfTheTree() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(at.resolve("sanwei"))) {
            at = at.getParent();
        }
        return at;
    }

    private static void deleteIfThere(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
