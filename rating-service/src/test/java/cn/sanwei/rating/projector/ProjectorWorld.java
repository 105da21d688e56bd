package cn.sanwei.rating.projector;

import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Topics;
import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Logs;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.Outlet;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database of its own for one test, migrated; a broker that all tests of this kind share; and a producer that writes
 * events as a relay would, or as no relay would.
 */
final class ProjectorWorld implements Outlet, AutoCloseable {
    /** A look costs the database less than a test costs that waits. */
    static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static KafkaServer broker;
    private static KafkaServer emptied;
    private static String postgres;

    final String database = "rating_test_" + DATABASES.incrementAndGet();
    private final KafkaServer topics;
    private final EventProducer events;
    private final List<Projector> projectors = new ArrayList<>();

    ProjectorWorld() {
        this(shared());
        beginAtTheEndOfTheTopics();
    }

    private ProjectorWorld(KafkaServer topics) {
        startOnce();
        this.topics = topics;
        superuser("postgres", "create database " + database + " template rating_template");
        superuser(database, "grant usage on schema public to rating_app, rating_relay, rating_projector");
        events = new EventProducer(topics.bootstrap());
    }

    /** A world whose topics begin with it, as for one who reads all of them; there is one such world at a time. */
    static ProjectorWorld withTopicsOfItsOwn() {
        if (emptied == null) {
            emptied = throwAway("sanwei-rebuild-kafka-");
        } else {
            makeAnew(
                    emptied.bootstrap(),
                    Topics.ALL.stream().map(Topics.Declaration::name).toList());
        }
        return new ProjectorWorld(emptied);
    }

    /** As they are declared, and empty: sooner done than a broker started. */
    static void makeAnew(String bootstrap, Collection<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(topics).all().get();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Collections.disjoint(admin.listTopics().names().get(), topics));
            admin.createTopics(topics.stream()
                            .map(Topics::declarationOf)
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                            .toList())
                    .all()
                    .get();
            // The controller answers before the broker knows of them.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> admin.listTopics().names().get().containsAll(topics));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KafkaServer shared() {
        startOnce();
        return broker;
    }

    private static synchronized void startOnce() {
        if (broker != null) {
            return;
        }
        new RealParts().start();
        postgres = System.getProperty(RealParts.POSTGRES);
        broker = throwAway("sanwei-projector-kafka-");
        superuser("postgres", "create database rating_template owner rating_owner");
        superuser("rating_template", "alter schema public owner to rating_owner");
        FluentConfiguration all = Flyway.configure()
                .dataSource("jdbc:postgresql://" + postgres + "/rating_template", "rating_owner", "sanwei")
                .placeholders(Map.of("app", "rating_app", "relay", "rating_relay"));
        all.locations("db/event-store", "db/rating").load().migrate();
        Projection.NAMES.forEach(schema -> all.locations("db/projection")
                .schemas(schema)
                .defaultSchema(schema)
                .load()
                .migrate());
    }

    private static KafkaServer throwAway(String prefix) {
        try {
            return KafkaServer.start(KafkaSettings.throwAway(Files.createTempDirectory(prefix)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What other tests wrote is none of this one's. */
    private void beginAtTheEndOfTheTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(Logs.TOPICS).allTopicNames().get().values().forEach(topic -> {
                ids.put(topic.name(), topic.topicId().toString());
                topic.partitions()
                        .forEach(each ->
                                asked.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
            });
            StringBuilder sql = new StringBuilder(
                    "set search_path = projection_a; insert into partition_owner (partition, token, owner)"
                            + " select n, 0, 'nobody' from generate_series(0, 23) n;");
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((log, end) -> sql.append(
                            "insert into partition_offset (partition, topic, next_offset, topic_id) values (%d, '%s', %d, '%s');"
                                    .formatted(log.partition(), log.topic(), end.offset(), ids.get(log.topic()))));
            superuser(database, sql.toString());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String kafka() {
        startOnce();
        return broker.bootstrap();
    }

    static String postgres() {
        return postgres;
    }

    ProjectorSettings settings(String replica) {
        return settings(replica, 10_000);
    }

    /** @param records in one batch at most */
    ProjectorSettings settings(String replica, int records) {
        return settings(replica, records, Duration.ZERO);
    }

    ProjectorSettings settings(String replica, int records, Duration batchesApart) {
        return new ProjectorSettings(
                postgres,
                database,
                "rating_projector",
                "sanwei",
                topics.bootstrap(),
                database,
                replica,
                records,
                batchesApart,
                10_000,
                Duration.ofSeconds(6),
                Duration.ofSeconds(60));
    }

    Projector startProjector() {
        return start(new Projector(settings("one"), Clock.systemUTC()));
    }

    Projector start(Projector projector) {
        projectors.add(projector);
        projector.start();
        return projector;
    }

    // ---- producing ---------------------------------------------------------------

    @Override
    public EventEnvelope publish(String township, SanweiEvent event) {
        return events.publish(township, event);
    }

    void publish(EventEnvelope envelope, SanweiEvent event) {
        events.publish(envelope, event);
    }

    void together(Runnable manyThings) {
        events.together(manyThings);
    }

    EventProducer events() {
        return events;
    }

    // ---- looking -----------------------------------------------------------------

    /** Until everything that this test has sent is committed in the ledger, with its offsets. */
    void awaitRead() {
        await().atMost(Duration.ofSeconds(30)).pollInterval(LOOK_EVERY).until(this::hasReadAll);
    }

    boolean hasReadAll() {
        Map<TopicPartition, Long> stored = new HashMap<>();
        for (List<Object> row : rows("select topic, partition, next_offset from partition_offset")) {
            stored.put(new TopicPartition((String) row.get(0), (Integer) row.get(1)), (Long) row.get(2));
        }
        return events.produced().entrySet().stream()
                .allMatch(log -> stored.getOrDefault(log.getKey(), 0L) >= log.getValue());
    }

    /** Until a day has turned for a township, and for all of its members. */
    void awaitTurned(TownshipStory township, String day) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(LOOK_EVERY)
                .until(() -> value("""
                                select t.day::text from turned_day t where t.township = ?
                                and not exists (select from turn_due d where d.township = t.township and d.day <= t.day)
                                """, township.id) instanceof String turned && turned.equals(day));
    }

    /** As people read it, null where there is no standing. */
    String totalOf(TownshipStory township, MemberId member, String cycle) {
        Object total = value(
                "select total from standing where township = ? and member = ? and cycle = ?",
                township.id,
                member.value(),
                cycle);
        return total == null ? null : new Points((Long) total).toString();
    }

    List<List<Object>> rows(String sql, Object... parameters) {
        try (Connection connection = connectServing(database)) {
            return new Statements(connection)
                    .query(
                            sql,
                            row -> {
                                List<Object> values = new ArrayList<>();
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                    values.add(row.getObject(i));
                                }
                                return values;
                            },
                            parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Object value(String sql, Object... parameters) {
        List<List<Object>> rows = rows(sql, parameters);
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }

    void execute(String sql, Object... parameters) {
        try (Connection connection = connectServing(database)) {
            new Statements(connection).update(sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + postgres + "/" + database, "postgres", "sanwei");
    }

    /** Where the tables of the projection that serves are found without its name. */
    private static Connection connectServing(String database) throws SQLException {
        Connection connection = connect(database);
        Projection.serving(connection);
        return connection;
    }

    static void superuser(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void closeProjectors() {
        projectors.forEach(Projector::close);
    }

    @Override
    public void close() {
        closeProjectors();
        events.close();
    }
}
