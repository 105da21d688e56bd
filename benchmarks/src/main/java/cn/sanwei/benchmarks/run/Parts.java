package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The database and the broker of one bench, and the processes that are measured; nothing of them outlives it. */
public final class Parts implements AutoCloseable {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    /** Kafka Streams holds every member's ledger, of which the service holds some: with 1 GiB it runs out of memory. */
    private static final List<String> JAVA =
            List.of("-Xmx3g", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED");

    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final Databases databases;
    private final Set<LaneRun> running = ConcurrentHashMap.newKeySet();

    /** Both with the guarantees that the platform gives: what they acknowledge they have. */
    public Parts(Path folder, Progress progress) throws IOException, SQLException {
        this.folder = folder;
        Files.createDirectories(logs());
        Runtime.getRuntime().addShutdownHook(new Thread(this::killLanes));
        PostgresSettings usual = PostgresSettings.throwAway(Files.createDirectories(folder.resolve(POSTGRES)));
        postgres = PostgresServer.start(new PostgresSettings(
                usual.folder(),
                usual.cache(),
                logs().resolve("postgres.log"),
                usual.port(),
                usual.superuserPassword(),
                true,
                true,
                usual.startWithin()));
        databases = new Databases(postgres);
        postgres.provision(Passwords.forTests());
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!databases.setting(setting).equals("on")) {
                throw new IllegalStateException(setting + " is off: what would be measured is no database");
            }
        }
        progress.line("PostgreSQL is up, fsync and synchronous_commit on");
        kafka = KafkaServer.start(KafkaSettings.throwAway(Files.createDirectories(folder.resolve(KAFKA)))
                .withBothCompilers());
        progress.line("Kafka is up");
        RatingService.migrate(kafka.bootstrap(), address(), logs().resolve("migration.log"));
        databases.keepServedAsTemplate();
        progress.line("the rating service has made its tables");
    }

    public String kafka() {
        return kafka.bootstrap();
    }

    public Databases databases() {
        return databases;
    }

    Path folder() {
        return folder;
    }

    LaneRun start(Lane lane, int run, Extent extent, Path work) throws IOException {
        Path log = logs().resolve(lane.code() + "-" + run + ".log");
        LaneRun started = switch (lane) {
            case SANWEI -> new RatingService(databases, kafka(), address(), extent, log);
            case STREAMS_TOTALS, STREAMS_LEDGER, PER_EVENT, FLOOR -> {
                Path own = Files.createDirectories(folder.resolve(lane.code() + "-" + run));
                yield new OwnProcess(
                        lane, javaOptions(), List.of(kafka(), address(), own.toString(), work.toString()), log);
            }
        };
        running.add(started);
        return started;
    }

    /** The rating service with a database of its own; whoever starts it stops it. */
    public JavaService serve(int port, Map<String, String> more) throws SQLException {
        databases.rename(databases.create(Lane.SANWEI), Databases.SERVED);
        JavaService service = RatingService.serve(kafka(), address(), port, more, logs().resolve("rating-service.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(service::kill));
        return service;
    }

    void stop(LaneRun lane) {
        lane.close();
        running.remove(lane);
    }

    /** CPU seconds so far of database, broker and the lane's process; NaN where the system does not tell. */
    double cpuSeconds(LaneRun lane) {
        if (!ProcessCpu.isKnown()) {
            return Double.NaN;
        }
        List<ProcessHandle> processes = new ArrayList<>(List.of(postgres.process(), kafka.process()));
        if (lane.process() != null) {
            processes.add(lane.process());
        }
        return ProcessCpu.secondsOf(processes);
    }

    /** Those of all lanes that are not the service, and what is given for a profile. */
    private static List<String> javaOptions() {
        List<String> options = new ArrayList<>(JAVA);
        options.addAll(Arrays.stream(System.getProperty("sanwei.bench.java", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList());
        return options;
    }

    public String address() {
        return Loopback.ADDRESS + ":" + postgres.port();
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    private void killLanes() {
        for (LaneRun lane : running) {
            if (lane.process() != null) {
                lane.process().descendants().forEach(ProcessHandle::destroyForcibly);
                lane.process().destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        running.forEach(LaneRun::close);
        kafka.stop();
        postgres.stop();
    }
}
