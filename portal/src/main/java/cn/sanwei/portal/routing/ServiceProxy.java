package cn.sanwei.portal.routing;

import cn.sanwei.portal.PortalConfig;
import cn.sanwei.portal.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Passes requests on to one service and its answers back, bodies streamed in both directions. */
final class ServiceProxy {
    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);

    /** Who the caller is and where he came from is for the portal to say. */
    private static final List<String> STAYS_HERE = List.of(
            "authorization",
            "cookie",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-real-ip",
            "x-sanwei",
            "origin",
            "referer",
            "accept-encoding",
            "expect");

    private static final List<String> COMES_NOT_BACK =
            List.of("connection", "keep-alive", "proxy-authenticate", "upgrade", "trailer", "set-cookie", "server");

    private final HttpProxy proxy;

    ServiceProxy(Vertx vertx, URI service, PortalConfig.Limits limits) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) limits.silence().toMillis())
                .setKeepAliveTimeout(keepAliveSeconds(limits))
                .setMaxPoolSize(limits.connectionsPerService())
                .setMaxWaitQueueSize(limits.waitingForConnection()));
        int port = service.getPort() == -1 ? 80 : service.getPort();
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(port, service.getHost())
                .addInterceptor(new Away(service));
    }

    /** An idle connection takes no request when its silence is nearly over: it would end with the request on it. */
    private static int keepAliveSeconds(PortalConfig.Limits limits) {
        return (int) Math.max(1, limits.silence().dividedBy(2).toSeconds());
    }

    /** @param accessToken null for an anonymous call */
    void pass(HttpServerRequest request, String accessToken) {
        MultiMap headers = request.headers();
        connectionHeaders(headers).forEach(headers::remove);
        STAYS_HERE.forEach(headers::remove);
        if (accessToken != null) {
            headers.set("authorization", "Bearer " + accessToken);
        }
        proxy.handle(request);
    }

    /** What {@code Connection} names is for this hop only (RFC 9110, 7.6.1). */
    private static List<String> connectionHeaders(MultiMap headers) {
        return headers.getAll("connection").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::trim)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("close"))
                .toList();
    }

    /** Answers in the service's place while it is away. */
    private record Away(URI service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> {
                if (!context.request().proxiedRequest().response().closed()) {
                    LOG.warnf("%s does not answer: %s", service, failure.getMessage());
                }
                return Future.succeededFuture(away(context.request()));
            });
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            MultiMap headers = context.response().headers();
            connectionHeaders(headers).forEach(headers::remove);
            COMES_NOT_BACK.forEach(headers::remove);
            return context.sendResponse();
        }

        private static ProxyResponse away(ProxyRequest request) {
            return request.release()
                    .response()
                    .setStatusCode(Problem.SERVICE_AWAY.status())
                    .putHeader("content-type", "application/problem+json")
                    .putHeader("retry-after", Problem.RETRY_AFTER_SECONDS)
                    .setBody(Body.body(Problem.SERVICE_AWAY.body()));
        }
    }
}
