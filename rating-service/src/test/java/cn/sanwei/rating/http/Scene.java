package cn.sanwei.rating.http;

import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.Outlet;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Townships of which a running rating-service hears over its topics, and callers who ask it. */
final class Scene implements Outlet, AutoCloseable {
    final EventProducer events = new EventProducer(System.getProperty(RealParts.KAFKA));
    final TownshipStory yunxi;
    final TownshipStory qinghe;
    final String county = "county-" + UUID.randomUUID().toString().substring(0, 8);

    Scene() {
        TestClock.shared().set(TownshipStory.at("2026-11-20"));
        yunxi = new TownshipStory(this, county);
        qinghe = new TownshipStory(this, "elsewhere");
    }

    @Override
    public EventEnvelope publish(String township, SanweiEvent event) {
        return events.publish(township, event);
    }

    /** Until the projector of the service has committed all that was sent. */
    void awaitRead() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Map<TopicPartition, Long> stored = new HashMap<>();
                    try (Connection connection = connect();
                            Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(
                                    "select topic, partition, next_offset from partition_offset")) {
                        while (rows.next()) {
                            stored.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                        }
                    }
                    return events.produced().entrySet().stream()
                            .allMatch(log -> stored.getOrDefault(log.getKey(), 0L) >= log.getValue());
                });
    }

    static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + System.getProperty(RealParts.POSTGRES) + "/rating", "postgres", "sanwei");
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('search_path', serving_path(), false)");
        }
        return connection;
    }

    static Answer get(String token, String path) {
        return Request.with(token).get(path);
    }

    String member(MemberId member) {
        return Tokens.member(yunxi.id, member.value());
    }

    String office() {
        return Tokens.office(yunxi.id);
    }

    String secretary() {
        return Tokens.secretary(yunxi.id, UUID.randomUUID(), yunxi.branch.value());
    }

    @Override
    public void close() {
        TestClock.shared().reset();
        events.close();
    }
}
