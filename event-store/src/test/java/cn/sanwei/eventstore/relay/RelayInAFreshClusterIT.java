package cn.sanwei.eventstore.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.TopicReader.Received;
import cn.sanwei.local.kafka.KafkaServer;
import cn.sanwei.local.kafka.KafkaSettings;
import cn.sanwei.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A restore by copying rows: transaction ids start again, and only the epoch keeps the events in order. */
class RelayInAFreshClusterIT {
    private final StoreFixture old = new StoreFixture(Store.RATING, RealServers.postgres());
    private final String township = StoreFixture.township();

    @Test
    void rows_copied_into_a_fresh_cluster_are_not_published_again_and_the_next_event_is() throws Exception {
        spendTransactionIds();
        // A broker of its own: the cursor ends up in a cluster that is then gone.
        try (KafkaServer broker = KafkaServer.start(KafkaSettings.throwAway(RealServers.folder("kafka")));
                TopicReader reader = new TopicReader(broker.bootstrap(), Store.RATING);
                PostgresServer cluster = RealServers.freshPostgres(RealServers.folder("restored"))) {
            List<UUID> ids = new ArrayList<>(old.append(township, 5));
            publishWith(old, broker, () -> assertThat(reader.await(township, 5)).hasSize(5));
            StoreFixture restored = new StoreFixture(Store.RATING, "localhost:" + cluster.port());
            copy(old, restored);
            restored.migrate();
            assertThat(restored.texts("select epoch from store_epoch order by epoch"))
                    .containsExactly("1", "2");

            publishWith(restored, broker, () -> {
                ids.addAll(restored.append(township, 3));
                List<Received> received = reader.await(township, 8);
                assertThat(received).extracting(Received::id).containsExactlyElementsOf(ids);
                assertThat(received)
                        .extracting(each -> each.envelope().sequence())
                        .isSorted()
                        .last()
                        .asString()
                        .startsWith("000002-");
            });
        }
    }

    @Test
    void a_second_start_in_the_same_cluster_opens_no_epoch() throws Exception {
        List<String> before = old.texts("select epoch from store_epoch");
        old.migrate();
        assertThat(old.texts("select epoch from store_epoch")).isEqualTo(before);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void publishWith(StoreFixture store, KafkaServer broker, Step step) throws Exception {
        try (Relay relay = Relay.of(store.settings(broker.bootstrap()))) {
            relay.start();
            step.run();
        }
    }

    /** Without this the fresh cluster could be ahead by chance. */
    private void spendTransactionIds() throws SQLException {
        try (Connection connection = old.asSuperuser();
                Statement statement = connection.createStatement()) {
            for (int spent = 0; spent < 3_000; spent++) {
                statement.execute("select pg_current_xact_id()");
            }
        }
    }

    private static void copy(StoreFixture from, StoreFixture to) throws SQLException {
        to.execute("delete from store_epoch");
        copy(from, to, "store_epoch", "");
        copy(from, to, "event", "overriding system value");
    }

    private static void copy(StoreFixture from, StoreFixture to, String table, String overriding) throws SQLException {
        String rows = from.texts("select coalesce(json_agg(t), '[]') from " + table + " t")
                .getFirst();
        try (Connection connection = to.asSuperuser();
                PreparedStatement insert = connection.prepareStatement("insert into " + table + " " + overriding
                        + " select * from json_populate_recordset(null::" + table + ", ?::json)")) {
            insert.setString(1, rows);
            insert.executeUpdate();
            try (ResultSet count = connection.createStatement().executeQuery("select count(*) from " + table)) {
                count.next();
                assertThat(count.getInt(1)).isPositive();
            }
        }
    }
}
