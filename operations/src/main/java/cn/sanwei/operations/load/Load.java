package cn.sanwei.operations.load;

import cn.sanwei.operations.Target;
import cn.sanwei.operations.demo.DemoIds;
import cn.sanwei.operations.http.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * From an accepted command to the standing that shows it, over HTTP, at a steady rate, on a platform with the demo.
 * Commands are attendance marks of one member each; of every tenth the member's ledger is asked until the entry is there.
 * Before that the rate rises for a while from nothing: services that were started a moment ago compile their code as they
 * use it, and what commands meet meanwhile is printed in lines of its own. Bounded by its rate and time.
 */
public final class Load {
    private static final String SECRETARY = "yunxi-committee";
    private static final String OFFICE = "yunxi-office";
    private static final int PROBED = 10;
    private static final int ACTIVITIES = 60;
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final Api api;
    private final PrintStream out;

    /** How long commands of one stage took. */
    private record Figures(Queue<Long> acceptedMs, Queue<Long> visibleMs) {
        Figures() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }
    }

    /** When the command of a number is due, in seconds after the first one of its stage. */
    private interface Pace {
        double due(int number);
    }

    public Load(Target target, PrintStream out) {
        this.api = target.api(Duration.ofSeconds(30));
        this.out = out;
    }

    /**
     * @param warmUpSeconds how long the rate rises; as many commands as half that time has at the full rate
     * @return whether a standing shows what was accepted at the full rate within {@code withinMs}, 99 times of 100
     */
    public boolean run(int perSecond, int warmUpSeconds, int seconds, long withinMs) throws Exception {
        List<UUID> activities = prepare();
        int rising = Math.max(1, perSecond * warmUpSeconds / 2);
        Figures meanwhile = stage(activities, 0, rising, number -> Math.sqrt(2.0 * warmUpSeconds * number / perSecond));
        out.printf("%d commands while the rate rose for %d s%n", rising, warmUpSeconds);
        print("  accepted", meanwhile.acceptedMs());
        print("  standing visible after acceptance", meanwhile.visibleMs());
        int commands = perSecond * seconds;
        long began = System.nanoTime();
        Figures steady = stage(activities, rising, commands, number -> (double) number / perSecond);
        out.printf("%d commands, %.1f a second%n", commands, commands / ((System.nanoTime() - began) / 1e9));
        print("  accepted", steady.acceptedMs());
        return print("  standing visible after acceptance", steady.visibleMs()) < withinMs;
    }

    private Figures stage(List<UUID> activities, int first, int commands, Pace pace) throws Exception {
        Figures figures = new Figures();
        Semaphore underWay = new Semaphore(256);
        List<Future<?>> all = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < commands; number++) {
                long due = began + Math.round(pace.due(number) * 1e9);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait); // the pace
                }
                underWay.acquire();
                int mine = first + number;
                boolean probed = number % PROBED == 0;
                all.add(workers.submit(() -> {
                    try {
                        mark(activities, mine, probed, figures);
                    } finally {
                        underWay.release();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return figures;
    }

    private List<UUID> prepare() throws InterruptedException {
        List<UUID> activities = new ArrayList<>();
        Instant begun = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < ACTIVITIES; i++) {
            UUID activity = UUID.randomUUID();
            String path = "/api/activity/activities/" + activity;
            command(
                    SECRETARY,
                    "/api/activity/activities",
                    Map.of(
                            "activity",
                            activity,
                            "organisation",
                            DemoIds.branch("yunxi", i % 25 + 1),
                            "kind",
                            "volunteer-service",
                            "theme",
                            "general",
                            "title",
                            "负载测量 " + i,
                            "content",
                            "测量。",
                            "place",
                            "会议室",
                            "startsAt",
                            begun,
                            "endsAt",
                            begun.plusSeconds(3600)));
            command(OFFICE, path + "/acknowledgement", Map.of());
            command(SECRETARY, path + "/publication", Map.of());
            activities.add(activity);
        }
        return activities;
    }

    /** Volunteers may come from any branch, so every member can be marked at every activity, once. */
    private void mark(List<UUID> activities, int number, boolean probed, Figures figures) throws InterruptedException {
        UUID activity = activities.get(number % activities.size());
        UUID member =
                DemoIds.member("yunxi", 4 + (number / activities.size() * 7 + number % activities.size() * 13) % 880);
        long sent = System.nanoTime();
        Api.Answer answer = command(
                SECRETARY,
                "/api/activity/activities/" + activity + "/attendance",
                Map.of("marks", List.of(Map.of("member", member, "mark", "present"))));
        long accepted = System.nanoTime();
        figures.acceptedMs().add(TimeUnit.NANOSECONDS.toMillis(accepted - sent));
        if (probed && !answer.body().get("events").isEmpty()) {
            figures.visibleMs()
                    .add(awaitEntry(member, answer.body().get("events").get(0).asText(), accepted));
        }
    }

    /** @return milliseconds from the acceptance until the ledger showed the event */
    private long awaitEntry(UUID member, String event, long accepted) throws InterruptedException {
        while (System.nanoTime() - accepted < GIVEN_UP.toNanos()) {
            JsonNode ledger = api.get(OFFICE, "/api/rating/ledgers/" + member + "?limit=200");
            for (JsonNode entry : ledger.get("items")) {
                if (entry.get("event").asText().equals(event)) {
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - accepted);
                }
            }
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - accepted);
            // The figure is as exact as this; who asks oftener while it is slow makes it slow.
            Thread.sleep(Math.max(20, waited / 10));
        }
        throw new IllegalStateException("the entry of event " + event + " did not appear in " + GIVEN_UP);
    }

    private Api.Answer command(String account, String path, Map<String, Object> body) throws InterruptedException {
        return api.command(account, path, UUID.randomUUID().toString(), body);
    }

    private long print(String what, Queue<Long> figures) {
        List<Long> sorted = figures.stream().sorted().toList();
        long p99 = sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
        out.printf(
                "%s: n %d, p50 %d ms, p99 %d ms, max %d ms%n",
                what, sorted.size(), sorted.get(sorted.size() / 2), p99, sorted.getLast());
        return p99;
    }
}
