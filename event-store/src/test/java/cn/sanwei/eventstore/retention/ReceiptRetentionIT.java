package cn.sanwei.eventstore.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.eventstore.RealServers;
import cn.sanwei.eventstore.relay.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a store of its own, as its relay's role. */
class ReceiptRetentionIT {
    private static final String RECEIPTS = "select key from command_receipt order by key";
    private final StoreFixture store = new StoreFixture(Store.WISH, RealServers.postgres());
    private final ReceiptRetention retention = new ReceiptRetention(store::asRelay, () -> true);

    @BeforeEach
    void empty() throws SQLException {
        store.execute("truncate command_receipt");
    }

    @Test
    void what_is_older_than_thirty_days_is_forgotten_and_nothing_else() throws Exception {
        receipt("old", "30 days 1 minute");
        receipt("young", "29 days 23 hours");
        receipt("new", "0 days");
        assertThat(retention.round()).isEqualTo(1);
        assertThat(store.texts(RECEIPTS)).containsExactly("new", "young");
        assertThat(retention.round()).isZero();
    }

    @Test
    void many_are_forgotten_a_few_at_a_time_each_in_a_transaction_of_its_own() throws Exception {
        store.execute("""
                create table if not exists forgotten (at xid8);
                truncate forgotten;
                create or replace function note_forgotten() returns trigger language plpgsql security definer
                    as 'begin insert into forgotten values (pg_current_xact_id()); return null; end';
                create or replace trigger noted after delete on command_receipt
                    for each row execute function note_forgotten()""");
        int many = ReceiptRetention.AT_A_TIME * 2 + 7;
        store.execute("""
                insert into command_receipt (caller, key, request_hash, status, answer, recorded_at)
                select 'anna', n::text, 'h', 200, '{}', now() - interval '40 days' from generate_series(1, %d) n
                """.formatted(many));
        receipt("young", "1 day");
        assertThat(retention.round()).isEqualTo(many);
        assertThat(store.texts(RECEIPTS)).containsExactly("young");
        assertThat(store.texts("select count(*) from forgotten group by at order by 1"))
                .containsExactly("7", "500", "500");
    }

    @Test
    void while_another_replica_is_at_it_this_one_does_nothing() throws Exception {
        receipt("old", "31 days");
        try (Connection other = store.asRelay();
                Statement lock = other.createStatement()) {
            lock.execute("select pg_advisory_lock(" + 0x5A4E58 + ")");
            assertThat(retention.round()).isZero();
            assertThat(store.texts(RECEIPTS)).containsExactly("old");
        }
        awaitUnlocked();
        assertThat(retention.round()).isEqualTo(1);
    }

    @Test
    void a_receipt_that_somebody_holds_ends_the_round_soon_and_the_next_round_forgets_it() throws Exception {
        receipt("old", "31 days");
        try (Connection somebody = store.asSuperuser();
                Statement hold = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            hold.execute("select from command_receipt for update");
            long before = System.nanoTime();
            assertThatThrownBy(retention::round)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("lock timeout");
            assertThat(System.nanoTime() - before).as("ns").isLessThan(5_000_000_000L);
        }
        assertThat(retention.round()).isEqualTo(1);
    }

    @Test
    void a_round_that_is_told_to_end_leaves_the_rest() throws Exception {
        receipt("old", "31 days");
        assertThat(new ReceiptRetention(store::asRelay, () -> false).round()).isZero();
        assertThat(store.texts(RECEIPTS)).containsExactly("old");
    }

    @Test
    void the_role_that_forgets_sees_no_younger_receipt_and_no_answer() throws Exception {
        receipt("young", "1 day");
        try (Connection relay = store.asRelay();
                Statement statement = relay.createStatement()) {
            assertThat(statement.executeQuery("select key from command_receipt").next())
                    .isFalse();
            assertThat(statement.executeUpdate("delete from command_receipt")).isZero();
            assertThatThrownBy(() -> statement.executeQuery("select answer from command_receipt"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
        }
        assertThat(store.texts(RECEIPTS)).containsExactly("young");
    }

    @Test
    void the_oldest_are_found_by_the_index() throws Exception {
        receipt("young", "1 day");
        try (Connection relay = store.asRelay();
                Statement statement = relay.createStatement()) {
            ReceiptRetention.prepare(relay);
            StringBuilder plan = new StringBuilder();
            var rows = statement.executeQuery("explain " + ReceiptRetention.FORGET.replace("?", "500"));
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            assertThat(plan).containsPattern("Index Scan using command_receipt_age.*\n *Index Cond: .*recorded_at <");
        }
    }

    private void receipt(String key, String age) throws SQLException {
        try (Connection connection = store.asSuperuser();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into command_receipt (caller, key, request_hash, status, answer, recorded_at)
                        values ('anna', ?, 'h', 200, '{}', now() - cast(? as interval))""")) {
            insert.setString(1, key);
            insert.setString(2, age);
            insert.executeUpdate();
        }
    }

    /** A connection's locks go a moment after the connection does. */
    private void awaitUnlocked() {
        await().until(() -> store.texts(
                        "select objid from pg_locks where locktype = 'advisory' and objid = " + 0x5A4E58)
                .equals(List.of()));
    }
}
