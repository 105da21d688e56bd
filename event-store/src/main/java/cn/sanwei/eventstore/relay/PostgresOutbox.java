package cn.sanwei.eventstore.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads behind the oldest running transaction only. A position is drawn before its transaction commits, so reading up to
 * the highest one would pass over events that are yet to appear; below {@code pg_snapshot_xmin} nothing can appear.
 */
final class PostgresOutbox implements Outbox {
    private static final Logger LOG = Logger.getLogger(PostgresOutbox.class);
    private static final int LOCK = 0x5A4E57; // one key per database: each store has a database of its own
    private static final long COUNT_NO_FURTHER = 100_000;

    private static final String BEHIND_THE_OLDEST_TRANSACTION = """
            (epoch < (select max(epoch) from store_epoch) or transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
            """;

    /** From the cursor's own event on, which must come first: one query reads and checks. Never an empty answer. */
    private static final String AFTER = """
            select head.refill, next.*
            from (select coalesce((select max(request) from relay_refill), 0) as refill) head
            left join lateral (
                select * from (
                    select epoch, cast(cast(transaction_id as text) as bigint) as transaction_id, position, id, stream,
                           type, township, cast(payload as text) as payload, occurred_at, recorded_at,
                           sum(octet_length(cast(payload as text)))
                               over (order by epoch, event.transaction_id, position rows unbounded preceding)
                               - octet_length(cast(payload as text)) as bytes_before
                    from event
                    where (epoch, event.transaction_id, position) >= (?, cast(cast(? as text) as xid8), ?)
                      and %s
                    order by epoch, event.transaction_id, position
                    limit ?) ahead
                where ahead.bytes_before <= ?) next on true
            order by next.epoch, next.transaction_id, next.position
            """.formatted(BEHIND_THE_OLDEST_TRANSACTION);

    private static final String LAG = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0)
            from (select recorded_at from event
                  where (epoch, transaction_id, position) > (?, cast(cast(? as text) as xid8), ?)
                  order by epoch, transaction_id, position
                  limit ?) waiting
            """;

    private final RelaySettings settings;
    private final Connection connection;

    private PostgresOutbox(RelaySettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    static PostgresOutbox open(RelaySettings settings) throws SQLException {
        Properties login = new Properties();
        login.put("user", settings.user());
        login.put("password", settings.password());
        login.put("ApplicationName", settings.transactionalId());
        login.put("connectTimeout", "5");
        login.put("socketTimeout", String.valueOf(settings.pausedAfter().toSeconds() + 5));
        login.put("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), login);
        try (Statement statement = connection.createStatement()) {
            // A paused relay must not keep the lead: its session, and the lock with it, ends.
            statement.execute(
                    "set idle_session_timeout = '" + settings.pausedAfter().toMillis() + "ms'");
            // Statistics are stale after a bulk load; the index in the relay's order is right whatever they say.
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
            return new PostgresOutbox(settings, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public boolean lead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setInt(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    @Override
    public Batch after(Cursor cursor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            place(statement, cursor);
            statement.setInt(4, settings.batchEvents() + 1);
            statement.setLong(5, settings.batchBytes());
            try (ResultSet rows = statement.executeQuery()) {
                return batch(rows, cursor);
            }
        }
    }

    @Override
    public Lag lag(Cursor cursor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAG)) {
            place(statement, cursor);
            statement.setLong(4, COUNT_NO_FURTHER);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return new Lag(answer.getLong(1), Math.max(0, answer.getLong(2)));
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the relay's session was gone already", e);
        }
    }

    private static void place(PreparedStatement statement, Cursor cursor) throws SQLException {
        statement.setInt(1, cursor.epoch());
        statement.setString(2, Long.toUnsignedString(cursor.transactionId()));
        statement.setLong(3, cursor.position());
    }

    private Batch batch(ResultSet rows, Cursor cursor) throws SQLException {
        long refill = 0;
        List<OutboxEvent> events = new ArrayList<>();
        while (rows.next()) {
            refill = rows.getLong("refill");
            if (rows.getObject("id") != null) {
                events.add(event(rows));
            }
        }
        boolean full = events.size() > settings.batchEvents();
        if (cursor.isBeginning()) {
            return new Batch(refill, events, full);
        }
        if (refill <= cursor.refill()
                && (events.isEmpty() || !cursor.event().equals(events.getFirst().id()))) {
            throw new RelayHalted("event " + cursor.event() + ", the last one published from "
                    + settings.store().code()
                    + ", is not in the store at " + cursor.epoch() + "-" + cursor.transactionId() + "-"
                    + cursor.position() + ": the store was restored to an earlier state, or another store has taken its"
                    + " place. Nothing is published until this is resolved or a refill is requested");
        }
        return new Batch(refill, events.isEmpty() ? events : events.subList(1, events.size()), full);
    }

    private static OutboxEvent event(ResultSet row) throws SQLException {
        return new OutboxEvent(
                row.getInt("epoch"),
                row.getLong("transaction_id"),
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("stream"),
                row.getString("type"),
                row.getString("township"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
