package cn.sanwei.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says in words that a body is too large. Quarkus, which asks next, would answer a bare 413 and close the connection in
 * the middle of the upload, of which a browser shows nothing but that no answer came; so the body is read to its end and
 * dropped before it is refused. A body that comes in chunks and does not say its length is refused as well, as by the
 * portal: Quarkus would count it, and answer as barely.
 */
@ApplicationScoped
class BodyBound {
    /** What is longer still is not waited for: the answer goes out at once, and the connection ends behind it. */
    private static final long READ_AND_DROPPED = 64L * 1024 * 1024;

    private final long most;

    BodyBound(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void before(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::judge);
    }

    private void judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            readAndRefuse(context, Problems.lengthRequired());
            return;
        }
        long length = length(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= most) {
            context.next();
        } else if (length <= READ_AND_DROPPED) {
            readAndRefuse(context, Problems.tooLarge(most));
        } else {
            refuseAtOnce(context, Problems.tooLarge(most));
        }
    }

    private static void readAndRefuse(RoutingContext context, HttpProblem problem) {
        AtomicLong left = new AtomicLong(READ_AND_DROPPED);
        context.request()
                .handler(dropped -> {
                    if (left.addAndGet(-dropped.length()) < 0
                            && !context.response().ended()) {
                        refuseAtOnce(context, problem);
                    }
                })
                .endHandler(read -> {
                    if (!context.response().ended()) {
                        refuse(context, problem);
                    }
                });
    }

    /** What still comes of the body has no reader: the connection ends behind the answer. */
    private static void refuseAtOnce(RoutingContext context, HttpProblem problem) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refuse(context, problem);
    }

    /** Netty has refused what is no number before. */
    private static long length(String header) {
        return header == null ? 0 : Long.parseLong(header);
    }

    private static void refuse(RoutingContext context, HttpProblem problem) {
        JsonObject body = new JsonObject()
                .put("type", problem.getType().toString())
                .put("title", problem.getTitle())
                .put("status", problem.getStatusCode())
                .put("detail", problem.getDetail())
                .put("instance", context.request().path());
        context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(body.toBuffer());
    }
}
