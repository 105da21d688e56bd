package cn.sanwei.rating.read.stream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hears from PostgreSQL, after each commit of any replica's projector, which townships' standings have changed, and
 * tells whoever listens: at once after a quiet second, and at most once a second for each township.
 */
@ApplicationScoped
public class StandingsFeed {
    private static final Logger LOG = Logger.getLogger(StandingsFeed.class);
    private static final long TICK_MS = 100;
    private static final long EVERY_MS = 1_000;
    private static final long RECONNECT_MS = 1_000;
    private static final long HEARTBEAT_MS = 15_000;

    private final Vertx vertx;
    private final Clock clock;
    private final String postgres;
    private final String password;
    private final BroadcastProcessor<Change> changes = BroadcastProcessor.create();
    private final Map<String, Gathered> gathered = new ConcurrentHashMap<>();
    private PgSubscriber subscriber;
    private final BroadcastProcessor<Long> beats = BroadcastProcessor.create();
    private long timer;
    private long heart;

    /** @param county null while the township is not registered */
    public record Change(String township, String county, Instant at, int standings) {
        boolean isSeenFrom(String division) {
            return division.equals(township) || division.equals(county);
        }
    }

    private record Gathered(String county, int standings, long toldAtMs) {}

    StandingsFeed(
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "sanwei.projector.postgres") String postgres,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.clock = clock;
        this.postgres = postgres;
        this.password = password;
    }

    void start(@Observes StartupEvent started) {
        String[] address = postgres.split(":", 2);
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address[0])
                .setPort(Integer.parseInt(address[1]))
                .setDatabase("rating")
                .setUser("rating_app")
                .setPassword(password);
        subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(attempt -> RECONNECT_MS);
        subscriber.channel("standings").handler(this::heard);
        subscriber.connect().onFailure(away -> LOG.warnf("The live feed waits for PostgreSQL: %s", away.getMessage()));
        timer = vertx.setPeriodic(TICK_MS, tick -> tell());
        heart = vertx.setPeriodic(HEARTBEAT_MS, beats::onNext);
    }

    /** Before requests are waited for, or the open streams would be waited for too. */
    void endStreams(@Observes ShutdownDelayInitiatedEvent stopping) {
        changes.onComplete();
        beats.onComplete();
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(heart);
        subscriber.close();
    }

    /** Changes that are seen from that division, from now on. A listener who is too slow misses some. */
    public Multi<Change> of(String division) {
        return changes.filter(change -> change.isSeenFrom(division))
                .onOverflow()
                .drop();
    }

    /** One now and one every fifteen seconds, so that whatever lies between does not take the stream for dead. */
    public Multi<Long> heartbeats() {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(0L), beats.onOverflow().drop());
    }

    private void heard(String message) {
        try {
            JsonObject change = new JsonObject(message);
            gathered.merge(
                    change.getString("township"),
                    new Gathered(change.getString("county"), change.getInteger("n"), 0),
                    (before, now) ->
                            new Gathered(now.county(), before.standings() + now.standings(), before.toldAtMs()));
        } catch (DecodeException notOurs) {
            LOG.warn("A notification on the channel of standings is none of ours.");
        }
    }

    private void tell() {
        long now = System.nanoTime() / 1_000_000;
        gathered.keySet().forEach(township -> gathered.computeIfPresent(township, (name, so) -> tell(name, so, now)));
    }

    /** @return null to forget the township: nothing has happened there for a while */
    private Gathered tell(String township, Gathered so, long now) {
        if (so.toldAtMs() != 0 && now - so.toldAtMs() < EVERY_MS) {
            return so;
        }
        if (so.standings() == 0) {
            return null;
        }
        changes.onNext(new Change(township, so.county(), clock.instant(), so.standings()));
        return new Gathered(so.county(), 0, now);
    }
}
