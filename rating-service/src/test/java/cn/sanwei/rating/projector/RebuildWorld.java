package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.relay.Relay;
import cn.sanwei.eventstore.relay.RelaySettings;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.ProjectorClients;
import cn.sanwei.rating.projector.topics.ProjectorSettings;
import cn.sanwei.rating.rebuild.Rebuild;
import cn.sanwei.rating.rebuild.RebuildCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A projector that serves, the store's own relay, so that closings come back, and rebuilds beside them. */
final class RebuildWorld implements AutoCloseable {
    final ProjectorWorld projection = ProjectorWorld.withTopicsOfItsOwn();
    private final Relay relay;

    record Outcome(boolean switched, String said) {}

    RebuildWorld() {
        ProjectorSettings settings = projection.settings("relay");
        relay = Relay.of(new RelaySettings(
                Store.RATING,
                "jdbc:postgresql://" + settings.postgres() + "/" + settings.database(),
                "rating_relay",
                settings.password(),
                settings.kafka(),
                1_000,
                1_000_000,
                Duration.ofMillis(25),
                Duration.ofMillis(25),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofSeconds(5)));
        relay.start();
        projection.startProjector();
    }

    ProjectorSettings settings() {
        return projection.settings("rebuild");
    }

    Outcome rebuild() {
        return rebuild(false, false);
    }

    Outcome accept() {
        return rebuild(true, false);
    }

    Outcome rebuild(boolean accept, boolean anew) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            boolean switched = new Rebuild(
                            settings(), Clock.systemUTC(), new PrintStream(said, true, StandardCharsets.UTF_8), false)
                    .run(accept, anew);
            return new Outcome(switched, said.toString(StandardCharsets.UTF_8));
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8), e);
        }
    }

    /** An empty projection to be filled, as a rebuild that is about to be killed leaves it. */
    void beginRebuild() throws SQLException {
        drop();
        try (Connection connection = connect()) {
            new Statements(connection)
                    .update(
                            "insert into rebuild (id, projection) select ?, case projection when 'projection_a' then"
                                    + " 'projection_b' else 'projection_a' end from serving",
                            UUID.randomUUID());
        }
    }

    void drop() {
        assertThat(command("--drop")).contains("is empty");
    }

    /** What somebody who enters the command is told. */
    String command(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RebuildCommand.run(words, settings(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    /** As another command does that is at work. */
    Connection holdTheRebuild() throws SQLException {
        Connection connection = connect();
        new Statements(connection).query("select cast(pg_advisory_lock(82, 2) as text)", row -> true);
        return connection;
    }

    /** Of the one that serves. */
    ReadSoFar readSoFar() throws SQLException {
        try (Connection connection = connect()) {
            Projection.serving(connection);
            return ReadSoFar.of(connection);
        }
    }

    private Connection connect() throws SQLException {
        return ProjectorClients.connect(settings(), "test");
    }

    String serving() {
        return (String) projection.value("select projection from serving");
    }

    /** Until what was sent is in the ledger, and what the ledger said of it has come back. */
    void awaitRead() {
        projection.awaitRead();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(ProjectorWorld.LOOK_EVERY)
                .until(() -> projection.value("""
                select count(*) from event e where not exists (
                    select from heard_other h where h.township = e.township and h.epoch = e.epoch
                      and h.transaction = cast(cast(e.transaction_id as text) as bigint) and h.position = e.position)
                """).equals(0L));
    }

    List<List<Object>> rows(String sql, Object... parameters) {
        return projection.rows(sql, parameters);
    }

    Object value(String sql, Object... parameters) {
        return projection.value(sql, parameters);
    }

    @Override
    public void close() {
        relay.close();
        projection.close();
    }
}
