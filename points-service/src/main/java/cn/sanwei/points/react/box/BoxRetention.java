package cn.sanwei.points.react.box;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets entries of the complaint and suggestion box two years after they were closed. The database itself says which these
 * are, a few in one short transaction; several replicas at it do no harm. A plain thread, as the store's relay, since no
 * request of a user reaches a right to delete an entry.
 */
@Singleton
public class BoxRetention {
    private static final Logger LOG = Logger.getLogger(BoxRetention.class);
    private static final Duration FIRST = Duration.ofMinutes(3); // not while everything else starts too
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String address;
    private final String store;
    private final String password;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    BoxRetention(
            @ConfigProperty(name = "sanwei.relay.postgres") String address,
            @ConfigProperty(name = "sanwei.relay.password") String password,
            @ConfigProperty(name = "sanwei.store.name") String store) {
        this.address = address;
        this.password = password;
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "sanwei-box");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_WITHIN);
    }

    private void run() {
        Duration pause = FIRST;
        try {
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    forget();
                } catch (SQLException e) {
                    // Nobody waits for it, and the next round does what this one left.
                    LOG.warnf("entries of the box: a round ended early: %s", e.getMessage());
                }
                pause = EVERY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            long gone;
            do {
                try (ResultSet answer = statement.executeQuery("select forget_box_entries()")) {
                    answer.next();
                    gone = answer.getLong(1);
                }
                if (gone > 0) {
                    LOG.infof("entries of the box: forgot %d that were closed two years ago", gone);
                }
            } while (gone > 0 && stopping.getCount() > 0);
        }
    }

    private Connection open() throws SQLException {
        Properties login = new Properties();
        login.put("user", store + "_relay");
        login.put("password", password);
        login.put("ApplicationName", "sanwei-box-" + store);
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "15");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + store, login);
    }
}
