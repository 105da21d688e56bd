package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.work.Extent;
import cn.sanwei.local.machine.JavaService;
import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.SourceTree;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.TopicPartition;

/**
 * The rating service as {@code ./sanwei up} starts it. It is never told that it is measured: for the next drain it finds
 * another database in the place of the one that it had, as after a restore, and reads its topics from the beginning.
 */
final class RatingService implements LaneRun {
    private static final long LOOK_EVERY_MS = 20;

    private final Databases databases;
    private final OwnTopics topics;
    private final Map<TopicPartition, Long> ends;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private CompletableFuture<JavaService> service;
    private volatile ProcessHandle handle;

    RatingService(Databases databases, String kafka, String postgres, Extent extent, Path log) {
        this.databases = databases;
        this.topics = new OwnTopics(kafka);
        this.ends = Extent.byPartition(extent.all());
        this.port = Loopback.freePort();
        this.environment = environment(kafka, postgres, port);
        this.log = log;
    }

    /** Makes the tables in the served database and ends. */
    static void migrate(String kafka, String postgres, Path log) {
        int port = Loopback.freePort();
        Map<String, String> environment = environment(kafka, postgres, port);
        environment.put("SANWEI_PROJECTOR_ENABLED", "false");
        start(port, environment, log).stop();
    }

    /**
     * Serves whatever the served database is, until it is stopped.
     *
     * @param more beside what it is always told
     */
    static JavaService serve(String kafka, String postgres, int port, Map<String, String> more, Path log) {
        Map<String, String> environment = environment(kafka, postgres, port);
        environment.putAll(more);
        return start(port, environment, log);
    }

    @Override
    public Times drain(String database, Watcher watcher) throws SQLException, InterruptedException {
        topics.makeAnew();
        watcher.beginning();
        databases.rename(database, Databases.SERVED);
        if (service == null) {
            service = CompletableFuture.supplyAsync(() -> start(port, environment, log));
        }
        Times times = watch(watcher);
        handle = service.join().process();
        return times;
    }

    /** Takes the database away from the service, so that it can be looked at. */
    @Override
    public void released(String database) throws SQLException {
        databases.rename(Databases.SERVED, database);
    }

    private Times watch(Watcher watcher) throws SQLException, InterruptedException {
        long moved = System.nanoTime();
        long at = -1;
        long began = 0;
        try (Connection connection = databases.connectServing(Databases.SERVED);
                Statement statement = connection.createStatement()) {
            while (true) {
                if (began == 0) {
                    began = Committed.began(statement).orElse(0L);
                }
                long left = Committed.left(statement, ends);
                if (began != 0 && left == 0) {
                    return new Times(began, System.currentTimeMillis());
                }
                if (left != at) {
                    at = left;
                    moved = System.nanoTime();
                    watcher.at(all() - left);
                }
                failWhenOver(moved);
                Thread.sleep(LOOK_EVERY_MS); // nobody tells an onlooker of a commit
            }
        }
    }

    private void failWhenOver(long moved) {
        if (service.isCompletedExceptionally()) {
            try {
                service.join();
            } catch (CompletionException e) {
                throw new LaneFailed("the rating service did not start", e.getCause());
            }
        }
        if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
            throw new LaneFailed(
                    "the rating service commits nothing for a minute; the end of its log:\n" + LastWords.of(log));
        }
    }

    private long all() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    private static JavaService start(int port, Map<String, String> environment, Path log) {
        return JavaService.start(SourceTree.find(), "rating-service", port, environment, log);
    }

    private static Map<String, String> environment(String kafka, String postgres, int port) {
        Map<String, String> environment = new HashMap<>(Passwords.forTests().asEnvironment());
        environment.put("SANWEI_POSTGRES", postgres);
        environment.put("SANWEI_KAFKA", kafka);
        // Neither is asked for anything: nobody reads.
        environment.put("SANWEI_KEYCLOAK", "http://" + Loopback.ADDRESS + ":9");
        environment.put("SANWEI_POINTS_URL", "http://" + Loopback.ADDRESS + ":9");
        environment.put("QUARKUS_HTTP_HOST", Loopback.ADDRESS);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    @Override
    public ProcessHandle process() {
        return handle;
    }

    @Override
    public void close() {
        if (service != null) {
            service.thenAccept(JavaService::stop)
                    .exceptionally(neverStarted -> null)
                    .join();
        }
    }
}
