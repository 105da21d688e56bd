package cn.sanwei.rating.projector.topics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How a projector comes to its database and its broker. */
public final class ProjectorClients {
    /** Records that are looked at together: with all that is made of them they fit into a processor's cache. */
    private static final int PIECE = 2_500;

    private ProjectorClients() {}

    public static Connection connect(ProjectorSettings settings, String what) throws SQLException {
        Properties login = new Properties();
        login.put("user", settings.user());
        login.put("password", settings.password());
        login.put("ApplicationName", "rating-projector " + settings.replica() + " " + what);
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "60");
        login.put("tcpKeepAlive", "true");
        // A replica that is paused in its transaction must not keep the next owner waiting, nor the relays.
        // All its questions are by key: tables that were filled a moment ago have no statistics that would say so.
        login.put(
                "options",
                "-c idle_in_transaction_session_timeout=5s -c lock_timeout=10s -c timezone=UTC"
                        + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + settings.postgres() + "/" + settings.database(), login);
    }

    public static Admin admin(ProjectorSettings settings) {
        return Admin.create(Map.of(
                "bootstrap.servers", settings.kafka(),
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 10_000));
    }

    /** For one who shares the partitions with others. */
    public static Map<String, Object> ofTheGroup(ProjectorSettings settings) {
        Map<String, Object> consumer = alone(settings);
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        // One owner for a number in all topics.
        consumer.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                settings.session().toMillis());
        consumer.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) settings.session().toMillis() / 4);
        consumer.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                settings.progress().toMillis());
        return consumer;
    }

    /** For one who takes all partitions and asks nobody. */
    public static Map<String, Object> alone(ProjectorSettings settings) {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka());
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "rating-projector-" + settings.replica());
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Offsets lie with the ledger; what is not there is an error, never a fresh start.
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(PIECE, settings.recordsAtMost()));
        // Partitions take turns in a backlog: a question about those whose turn is over must come back before one about
        // the next can be asked.
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 25);
        // As large as the system thinks fit: in a backlog megabytes come at a time.
        consumer.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
        // A township's backlog lies in one partition, and each batch folds its members once: few and large ones.
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
        return consumer;
    }
}
