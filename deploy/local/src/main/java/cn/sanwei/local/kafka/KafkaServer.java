package cn.sanwei.local.kafka;

import cn.sanwei.local.machine.ChildProcess;
import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.JavaRuntime;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Programs;
import cn.sanwei.local.machine.ServerProcess;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker that is its own controller, on loopback, in a process and on a classpath of its own. What it has
 * acknowledged survives the end of its process; a power cut can take the last moments, as with any single broker.
 */
public final class KafkaServer extends ServerProcess {
    private final int port;

    private KafkaServer(int port, ChildProcess process, Duration stopWithin) {
        super(process, "TERM", stopWithin);
        this.port = port;
    }

    /** Returns when the broker answers and has the declared topics; throws {@link StartFailed} otherwise. */
    public static KafkaServer start(KafkaSettings settings) {
        List<String> classes = KafkaClasses.of(settings)
                .map(file -> List.of("-XX:SharedArchiveFile=" + file))
                .orElse(List.of());
        return start(settings.with(classes), List.of(), STOP_WITHIN);
    }

    /** @param brokersAlone what only the broker's Java is told, and not that which makes its data folder */
    static KafkaServer start(KafkaSettings settings, List<String> brokersAlone, Duration stopWithin) {
        int port = settings.port() == 0 ? Loopback.freePort() : settings.port();
        int controllerPort = settings.controllerPort() == 0 ? Loopback.freePort() : settings.controllerPort();
        Loopback.requireFree(port, "Kafka");
        Loopback.requireFree(controllerPort, "Kafka's controller");
        Path folder = settings.folder().toAbsolutePath();
        Path data = folder.resolve("data");
        Path configuration = writeConfiguration(folder.resolve("server.properties"), data, port, controllerPort);
        Folders.makeOnce(data, unfinished -> format(settings, unfinished, port, controllerPort));
        ChildProcess process = ChildProcess.start(
                "Kafka",
                java(settings.with(brokersAlone), List.of("kafka.Kafka", configuration.toString())),
                Map.of(),
                folder,
                settings.log());
        KafkaServer server = new KafkaServer(port, process, stopWithin);
        try {
            new KafkaTopics(server.bootstrap(), clusterId(data)).createDeclared(process, settings.startWithin());
        } catch (RuntimeException failure) {
            process.kill();
            throw failure;
        }
        if (settings.endsWithThisProcess()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.kill();
                Folders.delete(folder);
            }));
        }
        return server;
    }

    public String bootstrap() {
        return Loopback.ADDRESS + ":" + port;
    }

    public int port() {
        return port;
    }

    private static void format(KafkaSettings settings, Path unfinished, int port, int controllerPort) {
        Path configuration = writeConfiguration(
                settings.folder().toAbsolutePath().resolve("format.properties"), unfinished, port, controllerPort);
        List<String> command = java(
                settings,
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id=" + Uuid.randomUuid(),
                        "--config=" + configuration));
        Programs.Result result = Programs.run(settings.startWithin(), command);
        if (!result.succeeded()) {
            throw new StartFailed(
                    "Kafka could not make its data folder in " + settings.folder(),
                    result.output().lines().toList(),
                    null);
        }
    }

    private static List<String> java(KafkaSettings settings, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(JavaRuntime.executable()));
        command.addAll(settings.javaOptions());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=" + settings.logging(),
                "-cp",
                settings.libraries().resolve("*").toString()));
        command.addAll(mainAndArguments);
        return command;
    }

    private static String clusterId(Path data) {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("meta.properties"))) {
            meta.load(reader);
        } catch (IOException e) {
            throw new StartFailed("Kafka's folder " + data + " has no readable meta.properties.", e);
        }
        return meta.getProperty("cluster.id");
    }

    private static Path writeConfiguration(Path file, Path data, int port, int controllerPort) {
        String listener = "PLAINTEXT://" + Loopback.ADDRESS + ":" + port;
        String controller = Loopback.ADDRESS + ":" + controllerPort;
        Map<String, String> configuration = new TreeMap<>(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                // Static, so that the same data can be served from other ports.
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", listener + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", listener),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // There is one node.
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Nobody else takes over: for as long a broker that was killed is kept out by its own controller.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // Few clients: a fifth of the files and of the time to start.
                Map.entry("offsets.topic.num.partitions", "10"),
                Map.entry("transaction.state.log.num.partitions", "10"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        String text = configuration.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
