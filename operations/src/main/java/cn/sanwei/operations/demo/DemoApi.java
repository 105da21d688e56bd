package cn.sanwei.operations.demo;

import cn.sanwei.operations.http.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The API with the demo's keys: a command is named by its step, and a command said twice is one command. */
final class DemoApi {
    private final Api api;
    private final String prefix;

    DemoApi(Api api, long seed, DemoCalendar calendar) {
        this.api = api;
        this.prefix = "demo-" + seed + "-" + calendar.day() + "-";
    }

    JsonNode command(String account, String path, Object body) throws InterruptedException {
        return command(account, path, path, body);
    }

    /** @param step names this command among all of the demo */
    JsonNode command(String account, String path, String step, Object body) throws InterruptedException {
        String key = prefix + UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8));
        return api.command(account, path, key, body).body();
    }

    JsonNode get(String account, String path) throws InterruptedException {
        return api.get(account, path);
    }
}
