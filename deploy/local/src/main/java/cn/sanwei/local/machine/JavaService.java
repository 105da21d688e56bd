package cn.sanwei.local.machine;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our own services: {@code java -jar}, ready when its health says so. */
public final class JavaService extends ServerProcess {
    private static final Duration START_WITHIN = Duration.ofSeconds(150);

    /** On one machine, where several start at once: see docs/adr/0133. */
    private static final List<String> USUAL = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            JavaRuntime.FIRST_COMPILER,
            // Kafka's client packs what it sends with native code; without this each start warns of it.
            "--enable-native-access=ALL-UNNAMED");

    private JavaService(ChildProcess process) {
        super(process);
    }

    public static JavaService start(SourceTree tree, String name, int port, Map<String, String> environment, Path log) {
        Loopback.requireFree(port, name);
        Path jar = tree.service(name);
        List<String> command = new ArrayList<>(List.of(JavaRuntime.executable()));
        command.addAll(options(tree, name));
        command.addAll(List.of("-jar", jar.toString()));
        ChildProcess process = ChildProcess.start(name, command, environment, jar.getParent(), log);
        try (HttpClient http = Http.client()) {
            String health = "http://" + Loopback.ADDRESS + ":" + port + "/q/health/ready";
            Waiting.until(process, Instant.now().plus(START_WITHIN), () -> Http.answersOk(http, health));
            return new JavaService(process);
        } catch (RuntimeException failure) {
            process.kill();
            throw failure;
        }
    }

    static List<String> options(SourceTree tree, String name) {
        return tree.javaOptions(name).map(file -> List.of("@" + file)).orElse(USUAL);
    }
}
