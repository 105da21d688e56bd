package cn.sanwei.operations.faults;

import cn.sanwei.operations.http.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Commands of all three services, a few at a time, each said again with its own key until it is answered. Remembers every
 * event that an answer promised.
 */
final class Traffic {
    private static final int WORKERS = 6;
    private final Api api;
    private final int commands;
    private final Queue<String> promised = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private volatile long pauseMs;

    Traffic(Api api, int commands, long pauseMs) {
        this.api = api;
        this.commands = commands;
        this.pauseMs = pauseMs;
    }

    /** Ids of the events that were promised; one for each command. */
    Queue<String> promised() {
        return promised;
    }

    int answered() {
        return answered.get();
    }

    String summary() {
        return "%d commands accepted in %d attempts, %d of them answered from a receipt"
                .formatted(answered.get(), attempts.get(), replayed.get());
    }

    /** Nobody has to wait for the rest: the breaking is over. */
    void hurry() {
        pauseMs = 0;
    }

    void run() throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int first = worker;
                running.add(workers.submit(() -> work(first)));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Each worker has activities of its own: what is to be met here is crashes, not races on one stream. */
    private Void work(int worker) throws InterruptedException {
        for (int number = worker; number < commands; number += WORKERS) {
            send(number, worker);
            if (pauseMs > 0) {
                Thread.sleep(pauseMs); // so that the commands last as long as the faults do
            }
        }
        return null;
    }

    private void send(int number, int worker) throws InterruptedException {
        int turn = number / WORKERS;
        switch (turn % 5) {
            case 0 ->
                command(FaultTownship.SECRETARY, "/api/wish/wishes", Map.of("title", "演练心愿 " + number, "text", "演练。"));
            case 1 ->
                command(
                        FaultTownship.OFFICE,
                        "/api/points/organisations/" + FaultTownship.branch() + "/scores",
                        Map.of(
                                "cycle",
                                "2025",
                                "part",
                                "points-work",
                                "score",
                                turn % 100 + "." + number % 100 / 10 + "0"));
            default -> {
                int mark = markOf(turn);
                int activity = activityOf(mark, worker);
                command(
                        FaultTownship.SECRETARY,
                        "/api/activity/activities/" + FaultTownship.activity(activity) + "/attendance",
                        Map.of(
                                "marks",
                                List.of(Map.of(
                                        "member",
                                        FaultTownship.member(mark % FaultTownship.members()),
                                        "mark",
                                        "present"))));
            }
        }
    }

    private static int markOf(int turn) {
        return turn / 5 * 3 + turn % 5 - 2;
    }

    private static int activityOf(int mark, int worker) {
        return mark / FaultTownship.members() * WORKERS + worker;
    }

    /** The highest number of an activity that any of so many commands marks. */
    static int highestActivity(int commands) {
        return IntStream.range(0, commands)
                .filter(number -> number / WORKERS % 5 >= 2)
                .map(number -> activityOf(markOf(number / WORKERS), number % WORKERS))
                .max()
                .orElse(-1);
    }

    /** How many activities {@link #send} needs for so many commands. */
    static int activitiesFor(int commands) {
        int marksOfOneWorker = (commands / WORKERS / 5 + 1) * 3;
        return (marksOfOneWorker / FaultTownship.members() + 1) * WORKERS;
    }

    private void command(String account, String path, Map<String, Object> body) throws InterruptedException {
        UUID key = UUID.randomUUID();
        Api.Answer answer = api.command(account, path, key.toString(), body);
        answered.incrementAndGet();
        attempts.addAndGet(answer.attempts());
        if (answer.replayed()) {
            replayed.incrementAndGet();
        }
        for (JsonNode event : answer.body().get("events")) {
            promised.add(event.asText());
        }
    }
}
