package cn.sanwei.eventstore.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;

/**
 * Forgets what accepted commands were answered, thirty days after: the database itself says which receipts that are. A
 * few at a time, each in a transaction of its own, since a long one would hold up every relay of the cluster; one replica
 * at a time, since two would only wait for each other.
 */
final class ReceiptRetention {
    static final int AT_A_TIME = 500;
    private static final int LOCK = 0x5A4E58; // beside the relay's; one key per database
    private static final long BREATH_MS = 20;

    /** The policy would hide younger ones anyway; said here, it is a range of the index. */
    static final String FORGET = """
            delete from command_receipt r
            using (select caller, key from command_receipt
                   where recorded_at < receipts_kept_since() order by recorded_at limit ?) expired
            where r.caller = expired.caller and r.key = expired.key
            """;

    private final Source connections;
    private final BooleanSupplier goingOn;

    /** As the store's relay. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** @param goingOn false ends a round before it is over */
    ReceiptRetention(Source connections, BooleanSupplier goingOn) {
        this.connections = connections;
        this.goingOn = goingOn;
    }

    /**
     * All that have expired by now. Whatever fails leaves the rest to the next round.
     *
     * @return how many were forgotten; 0 also while another replica is at it
     */
    long round() throws SQLException, InterruptedException {
        try (Connection connection = connections.open()) {
            prepare(connection);
            if (!isAlone(connection)) {
                return 0;
            }
            long forgotten = 0;
            int batch = AT_A_TIME;
            while (batch == AT_A_TIME && goingOn.getAsBoolean()) {
                batch = forget(connection);
                forgotten += batch;
                Thread.sleep(BREATH_MS); // leaves the disk to those who wait for an answer
            }
            return forgotten;
        }
    }

    static void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction_timeout = '1s'");
            statement.execute("set lock_timeout = '500ms'");
            // With fresh statistics or none: the oldest are found by the index, never by reading or sorting them all.
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setInt(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private static int forget(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setInt(1, AT_A_TIME);
            return statement.executeUpdate();
        }
    }
}
