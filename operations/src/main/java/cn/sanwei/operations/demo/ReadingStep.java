package cn.sanwei.operations.demo;

import cn.sanwei.contracts.Days;
import cn.sanwei.operations.http.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A member with a demo account reads on the demo's day, on the server's clock like everybody. Beginning to read leaves no
 * receipt, so a loader that goes on after an interruption is told by the refusal that it was done.
 */
final class ReadingStep {
    private static final String DONE = "already-read-today";
    private final DemoApi api;
    private final DemoCalendar calendar;
    private final DemoTownship township;

    ReadingStep(DemoApi api, DemoCalendar calendar, DemoTownship township) {
        this.api = api;
        this.calendar = calendar;
        this.township = township;
    }

    Void enter() throws InterruptedException {
        // On a later day the same would be a second reading.
        if (Days.of(Instant.now()).equals(calendar.day())) {
            read();
        }
        return null;
    }

    private void read() throws InterruptedException {
        Articles.Article article = Articles.ALL.getLast();
        String account = township.id() + "-member";
        UUID id = Articles.idIn(township, article);
        String reading;
        try {
            reading = api.command(account, "/api/points/articles/" + id + "/readings", Map.of())
                    .get("id")
                    .asText();
        } catch (Refused refused) {
            if (refused.body().contains(DONE)) {
                return;
            }
            throw refused;
        }
        // One second on top: whole seconds, and the request's own way.
        Thread.sleep((article.secondsToRead() + 1) * 1000L);
        api.command(account, "/api/points/readings/" + reading + "/finish", Map.of());
    }
}
