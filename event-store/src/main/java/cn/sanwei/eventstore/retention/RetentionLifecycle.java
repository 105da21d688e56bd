package cn.sanwei.eventstore.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Has this service's store forget expired receipts, soon after the start and then every hour. A plain thread. */
@Singleton
public class RetentionLifecycle {
    private static final Logger LOG = Logger.getLogger(RetentionLifecycle.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final RetentionConfig config;
    private final String store;
    private final MeterRegistry metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    RetentionLifecycle(
            RetentionConfig config, @ConfigProperty(name = "sanwei.store.name") String store, MeterRegistry metrics) {
        this.config = config;
        this.store = store;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "sanwei-receipts-" + store);
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_WITHIN);
    }

    private void run() {
        ReceiptRetention retention = new ReceiptRetention(this::asRelay, () -> stopping.getCount() > 0);
        try {
            Duration pause = config.first();
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                round(retention);
                pause = config.every();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(ReceiptRetention retention) throws InterruptedException {
        try {
            long forgotten = retention.round();
            if (forgotten > 0) {
                metrics.counter("sanwei.receipts.forgotten", "store", store).increment(forgotten);
                LOG.infof("receipts store=%s: forgot %d that were older than 30 days", store, forgotten);
            }
        } catch (SQLException e) {
            // Nobody waits for it, and the next round does what this one left.
            LOG.warnf("receipts store=%s: a round ended early: %s", store, e.getMessage());
        }
    }

    private Connection asRelay() throws SQLException {
        Properties login = new Properties();
        login.put("user", store + "_relay");
        login.put("password", config.password());
        login.put("ApplicationName", "sanwei-receipts-" + store);
        login.put("connectTimeout", "5");
        login.put("socketTimeout", "15");
        return DriverManager.getConnection("jdbc:postgresql://" + config.postgres() + "/" + store, login);
    }
}
