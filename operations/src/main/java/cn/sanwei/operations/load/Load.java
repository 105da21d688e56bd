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
 * Bounded by its rate and time.
 */
public final class Load {
    private static final String SECRETARY = "yunxi-committee";
    private static final String OFFICE = "yunxi-office";
    private static final int PROBED = 10;
    private static final int ACTIVITIES = 60;
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final Api api;
    private final PrintStream out;
    private final Queue<Long> visibleMs = new ConcurrentLinkedQueue<>();
    private final Queue<Long> acceptedMs = new ConcurrentLinkedQueue<>();

    public Load(Target target, PrintStream out) {
        this.api = target.api(Duration.ofSeconds(30));
        this.out = out;
    }

    /** @return whether a standing shows what was accepted within {@code withinMs}, 99 times of 100 */
    public boolean run(int perSecond, int seconds, long withinMs) throws Exception {
        List<UUID> activities = prepare();
        int commands = perSecond * seconds;
        Semaphore underWay = new Semaphore(256);
        List<Future<?>> all = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < commands; number++) {
                long due = began + TimeUnit.SECONDS.toNanos(1) * number / perSecond;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait); // a steady rate
                }
                underWay.acquire();
                int mine = number;
                all.add(workers.submit(() -> {
                    try {
                        mark(activities, mine);
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
        double rate = commands / ((System.nanoTime() - began) / 1e9);
        out.printf("%d commands, %.1f a second%n", commands, rate);
        print("accepted", acceptedMs);
        return print("standing visible after acceptance", visibleMs) < withinMs;
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
    private void mark(List<UUID> activities, int number) throws InterruptedException {
        UUID activity = activities.get(number % activities.size());
        UUID member =
                DemoIds.member("yunxi", 4 + (number / activities.size() * 7 + number % activities.size() * 13) % 880);
        long sent = System.nanoTime();
        Api.Answer answer = command(
                SECRETARY,
                "/api/activity/activities/" + activity + "/attendance",
                Map.of("marks", List.of(Map.of("member", member, "mark", "present"))));
        long accepted = System.nanoTime();
        acceptedMs.add(TimeUnit.NANOSECONDS.toMillis(accepted - sent));
        if (number % PROBED == 0 && !answer.body().get("events").isEmpty()) {
            awaitEntry(member, answer.body().get("events").get(0).asText(), accepted);
        }
    }

    private void awaitEntry(UUID member, String event, long accepted) throws InterruptedException {
        while (System.nanoTime() - accepted < GIVEN_UP.toNanos()) {
            JsonNode ledger = api.get(OFFICE, "/api/rating/ledgers/" + member + "?limit=200");
            for (JsonNode entry : ledger.get("items")) {
                if (entry.get("event").asText().equals(event)) {
                    visibleMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - accepted));
                    return;
                }
            }
            Thread.sleep(20); // the figure is as exact as this
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
