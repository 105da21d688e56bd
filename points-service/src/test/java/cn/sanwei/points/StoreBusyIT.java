package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** PostgreSQL is there, and so busy that it ends what takes longer than a transaction may. */
@QuarkusTest
@WithTestResource(RealParts.class)
class StoreBusyIT {
    private static final String LOCK = "lock table article in access exclusive mode";

    @Test
    void what_takes_too_long_is_answered_503_with_the_time_to_try_again_and_not_as_a_fault() throws SQLException {
        try (Connection busy = Database.connect("postgres");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute(LOCK);
            away(Api.office("yunxi").get("/articles"));
        }
        Api.office("yunxi").get("/articles").statusCode(200);
    }

    @Test
    void a_command_is_begun_again_for_some_seconds_only_and_the_same_key_succeeds_later() throws SQLException {
        Town town = Town.registered();
        Map<String, Object> article = Town.article(UUID.randomUUID(), 30);
        try (Connection busy = Database.connect("postgres");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute(LOCK);
            long began = System.nanoTime();
            away(town.office().post("/articles", article, "k"));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("begun again for four seconds, each time for one")
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
        }

        assertThat(published(town)).isZero();
        town.office().post("/articles", article, "k").statusCode(201);
        town.office().post("/articles", article, "k").statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(published(town)).isEqualTo(1);
    }

    @Test
    void whoever_had_to_wait_for_longer_than_a_transaction_lasts_goes_through_when_it_is_his_turn()
            throws SQLException {
        Town town = Town.registered();
        CompletableFuture<Answer> waiting;
        try (Connection busy = Database.connect("postgres");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute(LOCK);
            waiting = CompletableFuture.supplyAsync(
                    () -> town.office().post("/articles", Town.article(UUID.randomUUID(), 30)));
            int first = whoWaits(0);
            assertThat(whoWaits(first)).as("another attempt").isNotEqualTo(first);
        }

        waiting.join().statusCode(201);
        assertThat(published(town)).isEqualTo(1);
    }

    /** The process of the database that waits for the table, once it is another than that one. */
    private static int whoWaits(int other) {
        return await().atMost(Duration.ofSeconds(10)).until(StoreBusyIT::waits, pid -> pid != 0 && pid != other);
    }

    /** 0 while nobody does. */
    private static int waits() throws SQLException {
        try (Connection connection = Database.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_locks where not granted and relation = 'article'::regclass limit 1")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static long published(Town town) {
        return Database.count(
                "event", "township = '" + town.id + "' and type = 'cn.sanwei.points.article-published.v1'");
    }

    private static void away(Answer answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:sanwei:refusal:away"));
    }
}
