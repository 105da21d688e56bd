package cn.sanwei.portal.standin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * Speaks HTTP as the services do, and answers with what it heard: method, address, headers, size of the body, and on
 * which connection. Some paths behave in ways of their own.
 */
public final class StandInService {
    private static final long SECOND_EVENT_AFTER_MS = 1_500;

    private final Vertx vertx;
    private final HttpServer server;

    public StandInService(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.endsWith("/stream")) {
            stream(request);
        } else if (path.endsWith("/silent")) {
            request.resume();
        } else if (path.endsWith("/refusal")) {
            request.response()
                    .setStatusCode(422)
                    .putHeader("content-type", "application/problem+json")
                    .end("{\"type\":\"urn:sanwei:refusal:too-short\",\"detail\":\"阅读时间还不够。\",\"status\":422}");
        } else if (path.endsWith("/chatty")) {
            request.response()
                    .putHeader("set-cookie", "q_session=stolen; Path=/")
                    .putHeader("connection", "x-hop")
                    .putHeader("x-hop", "for the portal only")
                    .putHeader("server", "service/1.0")
                    .putHeader("etag", "\"7\"")
                    .putHeader("idempotent-replayed", "true")
                    .end("{}");
        } else {
            echo(request);
        }
    }

    private static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
            request.response()
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject()
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("bodyBytes", body.length())
                            .put("connection", request.remoteAddress().port())
                            .toBuffer());
        });
    }

    private void stream(HttpServerRequest request) {
        request.response().setChunked(true).putHeader("content-type", "text/event-stream");
        request.response().write("event: changed\ndata: {\"standings\":1}\n\n");
        vertx.setTimer(
                SECOND_EVENT_AFTER_MS, timer -> request.response().end("event: changed\ndata: {\"standings\":2}\n\n"));
    }
}
