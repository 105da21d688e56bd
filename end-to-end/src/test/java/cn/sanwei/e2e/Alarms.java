package cn.sanwei.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code deploy/observability} says, as far as the tests hold it against the platform. */
record Alarms(String rules, String tests, String scraping) {
    private static final Pattern NAME = Pattern.compile("- alert: (\\w+)");
    private static final Pattern EXPRESSION = Pattern.compile("expr: (.*)");
    private static final Pattern METRIC = Pattern.compile("\\b(?:sanwei|jvm|http|process)_\\w+");
    private static final Pattern TARGET = Pattern.compile("localhost:(\\d+)");
    private static final Pattern FIRES = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:");
    private static final Pattern IS_SILENT = Pattern.compile("alertname: (\\w+)\\}");
    private static final int USUAL_PORT_BASE = 8800;

    static Alarms of(Path root) {
        Path folder = root.resolve("deploy/observability");
        try {
            return new Alarms(
                    Files.readString(folder.resolve("alerts.yml")),
                    Files.readString(folder.resolve("alerts.test.yml")),
                    Files.readString(folder.resolve("prometheus.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return found(NAME, rules);
    }

    Set<String> thatFireInATest() {
        return found(FIRES, tests);
    }

    Set<String> thatAreSilentInATest() {
        return found(IS_SILENT, tests);
    }

    /** Our own; {@code up} is Prometheus' word. */
    Set<String> metrics() {
        return found(METRIC, String.join("\n", found(EXPRESSION, rules)));
    }

    /** Where prometheus.yml would look, on a platform at another port base. */
    List<URI> targets(int portBase) {
        return found(TARGET, scraping).stream()
                .map(port -> Integer.parseInt(port) - USUAL_PORT_BASE + portBase)
                .map(port -> URI.create("http://localhost:" + port + "/q/metrics"))
                .toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .forEach(match -> found.add(match.groupCount() == 0 ? match.group() : match.group(1)));
        return found;
    }
}
