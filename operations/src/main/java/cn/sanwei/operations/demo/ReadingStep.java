package cn.sanwei.operations.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Members with demo accounts read today, on the server's clock like everybody. */
final class ReadingStep {
    private final DemoApi api;
    private final List<DemoTownship> townships;

    ReadingStep(DemoApi api, List<DemoTownship> townships) {
        this.api = api;
        this.townships = townships;
    }

    Void enter() throws InterruptedException {
        for (DemoTownship township : townships) {
            Articles.Article article = Articles.ALL.getLast();
            String account = township.id() + "-member";
            UUID id = Articles.idIn(township, article);
            String reading = api.command(account, "/api/points/articles/" + id + "/readings", Map.of())
                    .get("id")
                    .asText();
            String finish = "/api/points/readings/" + reading + "/finish";
            // One second on top: whole seconds, and the request's own way.
            Thread.sleep((article.secondsToRead() + 1) * 1000L);
            api.command(account, finish, Map.of());
        }
        return null;
    }
}
