package cn.sanwei.operations.faults;

import cn.sanwei.contracts.Store;
import cn.sanwei.local.platform.RunningPlatform;
import cn.sanwei.operations.Target;
import cn.sanwei.operations.verify.Verify;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The campaign: commands arrive while services, replicas, the broker and the database are killed or paused; afterwards
 * every accepted command must have left its events exactly once, from the store to the ledger. Needs a platform without
 * the demo, and leaves it with what the campaign entered.
 */
public final class Faults {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final Target target;
    private final PrintStream out;
    private final long seed;

    public Faults(Target target, long seed, PrintStream out) {
        this.target = target;
        this.seed = seed;
        this.out = out;
    }

    /**
     * @param commands how many commands arrive
     * @param kills how often each service is killed
     * @return whether nothing was lost and nothing came twice
     */
    public boolean run(int commands, int kills) throws Exception {
        out.println("faults: seed " + seed + ", " + commands + " commands, each service killed " + kills + " times");
        RunningPlatform platform = RunningPlatform.of(target.home());
        new FaultTownship(target.api(PATIENCE), Traffic.activitiesFor(commands)).enter();
        Traffic traffic = new Traffic(target.api(PATIENCE), commands, kills * 400L * 1000 / commands);
        CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> {
            try {
                traffic.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        LostAnswers lost;
        boolean answered;
        try (ReplicasOfRating replicas = new ReplicasOfRating(target.kafka())) {
            Breaking breaking = new Breaking(platform, replicas, seed, out);
            lost = new LostAnswers(target, target.api(PATIENCE), breaking, out);
            answered = lost.run();
            breaking.killServices(kills);
            breaking.pauseReplicas();
            breaking.kill("kafka");
            breaking.kill("postgres");
        }
        boolean arrivedMeanwhile = traffic.answered() > 0;
        traffic.hurry();
        arriving.get();
        out.println(traffic.summary());
        boolean kept = everyPromiseWasKept(traffic, lost);
        return new Verify(target, out).run() && kept && answered && arrivedMeanwhile;
    }

    /** Verify holds stores, topics and ledger against each other; this holds the stores against what was promised. */
    private boolean everyPromiseWasKept(Traffic traffic, LostAnswers late) throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        for (Store store : Store.values()) {
            try (Connection connection = target.connect(store.code());
                    Statement statement = connection.createStatement()) {
                ResultSet row = statement.executeQuery("select id from event");
                while (row.next()) {
                    stored.merge(row.getString(1), 1, Integer::sum);
                }
            }
        }
        List<String> lost = new ArrayList<>();
        List<String> promised = new ArrayList<>(traffic.promised());
        promised.addAll(late.promised());
        for (String id : promised) {
            if (stored.getOrDefault(id, 0) != 1) {
                lost.add(id);
            }
        }
        boolean oneEach = traffic.promised().size() == traffic.answered()
                && traffic.promised().stream().distinct().count() == traffic.answered();
        out.println(
                lost.isEmpty() && oneEach
                        ? "every accepted command left exactly one event"
                        : "NOT kept: %d promised events are not stored once, first %s; %d events for %d commands"
                                .formatted(
                                        lost.size(),
                                        lost.isEmpty() ? "-" : lost.getFirst(),
                                        traffic.promised().size(),
                                        traffic.answered()));
        return lost.isEmpty() && oneEach;
    }
}
