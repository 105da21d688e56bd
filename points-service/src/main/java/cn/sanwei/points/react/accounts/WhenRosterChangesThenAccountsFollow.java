package cn.sanwei.points.react.accounts;

import cn.sanwei.contracts.Days;
import cn.sanwei.points.keycloak.KeycloakConfig;
import cn.sanwei.points.react.accounts.AccountsWatch.Waiting;
import cn.sanwei.points.wiring.PublicReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Whoever comes onto the roster gets an account, with the rights of his posts; whoever leaves loses it. A plain thread works
 * off the tickets that the tables leave, in one replica; and once a day it looks at everybody. While Keycloak
 * or the database is away tickets wait, and nobody else waits for them.
 */
@Singleton
public class WhenRosterChangesThenAccountsFollow {
    private static final Logger LOG = Logger.getLogger(WhenRosterChangesThenAccountsFollow.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AccountsWatch watch;
    private final AccountRound round;
    private final AccountRows rows;
    private final KeycloakConfig config;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile List<Waiting> waiting = List.of();
    private LocalDate compared = LocalDate.MIN;
    private Thread thread;

    WhenRosterChangesThenAccountsFollow(
            AccountsWatch watch,
            AccountRound round,
            AccountRows rows,
            KeycloakConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.watch = watch;
        this.round = round;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        Gauge.builder(
                        "sanwei.accounts.due",
                        this,
                        self -> self.waiting.stream()
                                .mapToLong(Waiting::waiting)
                                .sum())
                .description("accounts that Keycloak has still to be told of")
                .register(metrics);
        Gauge.builder("sanwei.accounts.lag.ms", this, WhenRosterChangesThenAccountsFollow::lagMs)
                .description("age of the oldest of them")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "sanwei-accounts");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_WITHIN);
        thread.interrupt(); // still waiting for Keycloak: what it asked is asked again after the next start
    }

    private void run() {
        Duration pause = config.every();
        boolean away = false;
        try {
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    workOff();
                    pause = config.every();
                    away = false;
                } catch (SQLException | RuntimeException e) {
                    if (!away) {
                        LOG.warnf("accounts wait, tried again: %s", e.getMessage());
                    }
                    away = true;
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }

    private void workOff() throws SQLException, InterruptedException {
        waiting = watch.waiting();
        if (!watch.isAlone()) {
            return;
        }
        LocalDate today = Days.of(clock.instant());
        if (compared.isBefore(today)) {
            rows.divisions(today, PublicReading.NO_DIVISION)
                    .forEach(division -> rows.compareEverybody(division, today));
            compared = today;
            waiting = watch.waiting();
        }
        for (Waiting township : waiting) {
            if (township.ready() > 0) {
                workOff(township.township(), today);
            }
        }
    }

    private void workOff(String township, LocalDate today) throws SQLException, InterruptedException {
        while (stopping.getCount() > 0 && round.work(township, today, clock.instant()) > 0) {
            waiting = watch.waiting();
        }
    }

    private double lagMs() {
        return waiting.stream()
                .map(Waiting::oldest)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis())
                .map(age -> Math.max(0, age))
                .orElse(0L);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
