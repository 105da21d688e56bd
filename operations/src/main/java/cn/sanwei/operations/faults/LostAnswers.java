package cn.sanwei.operations.faults;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import cn.sanwei.operations.http.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The one moment that random kills hardly ever meet, met on purpose: a service dies when a command is stored and its
 * caller has no answer. Said again with its key, it must be answered from the receipt.
 */
final class LostAnswers {
    private static final Duration STORED_WITHIN = Duration.ofSeconds(60);

    private record Command(Store store, String account, String path, Map<String, Object> body) {}

    private final Target target;
    private final Api api;
    private final Breaking breaking;
    private final PrintStream out;
    private final List<String> promised = new ArrayList<>();

    LostAnswers(Target target, Api api, Breaking breaking, PrintStream out) {
        this.target = target;
        this.api = api;
        this.breaking = breaking;
        this.out = out;
    }

    /** Ids of the events that the late answers promised. */
    List<String> promised() {
        return promised;
    }

    /** @return whether every answer that was lost came from its receipt */
    boolean run() throws Exception {
        int fromReceipts = 0;
        List<Command> commands = commands();
        for (Command command : commands) {
            if (lose(command)) {
                fromReceipts++;
            }
        }
        out.printf("%d of %d lost answers came from their receipts%n", fromReceipts, commands.size());
        return fromReceipts == commands.size();
    }

    private boolean lose(Command command) throws Exception {
        String key = "lost-" + UUID.randomUUID();
        CompletableFuture<?> nobodyReads = begin(command, key);
        breaking.kill(command.store.code() + "-service");
        nobodyReads.cancel(true);
        Api.Answer answer = api.command(command.account, command.path, key, command.body);
        for (JsonNode event : answer.body().get("events")) {
            promised.add(event.asText());
        }
        return answer.replayed();
    }

    /** Returns at the moment when it is stored. What was answered before, with "later", say, is said again. */
    private CompletableFuture<?> begin(Command command, String key) throws Exception {
        long deadline = System.nanoTime() + STORED_WITHIN.toNanos();
        try (Connection connection = target.connect(command.store.code());
                PreparedStatement receipt =
                        connection.prepareStatement("select exists (select from command_receipt where key = ?)")) {
            receipt.setString(1, key);
            CompletableFuture<?> answer = api.begin(command.account, command.path, key, command.body);
            while (!isThere(receipt)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(command.path + " was not stored within " + STORED_WITHIN);
                }
                if (answer.isDone() && !isThere(receipt)) {
                    answer = api.begin(command.account, command.path, key, command.body);
                }
                Thread.sleep(1); // as close behind the commit as can be told from outside
            }
            return answer;
        }
    }

    private static boolean isThere(PreparedStatement receipt) throws SQLException {
        try (ResultSet row = receipt.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<Command> commands() {
        Instant begun = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        return List.of(
                new Command(
                        Store.POINTS,
                        FaultTownship.OFFICE,
                        "/api/points/organisations/" + FaultTownship.branch() + "/scores",
                        Map.of("cycle", "2025", "part", "year-end-target", "score", "77.70")),
                new Command(
                        Store.ACTIVITY,
                        FaultTownship.SECRETARY,
                        "/api/activity/activities",
                        FaultTownship.filing(UUID.randomUUID(), "演练：没有收到答复", begun)),
                new Command(
                        Store.WISH,
                        FaultTownship.SECRETARY,
                        "/api/wish/wishes",
                        Map.of("title", "演练心愿", "text", "没有收到答复。")));
    }
}
