package cn.sanwei.rating.http;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Answers for points-service as its contract says, or not at all. The service itself is asked in the end-to-end tests;
 * what it cannot be made to do there is to hang.
 */
public class PointsStandIn implements QuarkusTestResourceLifecycleManager {
    static final String ANSWER = "sanwei.test.points-answer";
    static final String DELAY_MS = "sanwei.test.points-delay";
    static final String ASKED = "sanwei.test.points-asked";
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            System.setProperty(
                    ASKED,
                    System.getProperty(ASKED, "") + "\n" + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            pause(Long.getLong(DELAY_MS, 0));
            byte[] answer = System.getProperty(ANSWER, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "SANWEI_POINTS_URL", "http://localhost:" + server.getAddress().getPort());
    }

    /** As slow as a test asks for: who waits for this answer is what is tested. */
    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
