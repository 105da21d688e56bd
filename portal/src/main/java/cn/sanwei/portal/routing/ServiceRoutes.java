package cn.sanwei.portal.routing;

import cn.sanwei.portal.PortalConfig;
import cn.sanwei.portal.Problem;
import cn.sanwei.portal.SameOrigin;
import cn.sanwei.portal.session.Visitor.Anonymous;
import cn.sanwei.portal.session.Visitor.Expired;
import cn.sanwei.portal.session.Visitor.Sent;
import cn.sanwei.portal.session.Visitor.SignedIn;
import cn.sanwei.portal.session.Visitor.Unknown;
import cn.sanwei.portal.session.Visitors;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The services under the portal's own origin. A browser's session becomes a bearer token here and nowhere else; what
 * the browser itself sends as authorisation or cookies stays here.
 */
@ApplicationScoped
class ServiceRoutes {
    private final PortalConfig config;
    private final Vertx vertx;
    private final Visitors visitors;
    private final SameOrigin sameOrigin;
    private Map<String, ServiceProxy> proxies;

    ServiceRoutes(PortalConfig config, Vertx vertx, Visitors visitors, SameOrigin sameOrigin) {
        this.config = config;
        this.vertx = vertx;
        this.visitors = visitors;
        this.sameOrigin = sameOrigin;
    }

    void routes(@Observes Router router) {
        Map<String, URI> services = Map.of(
                "points", config.services().points(),
                "activity", config.services().activity(),
                "wish", config.services().wish(),
                "rating", config.services().rating());
        proxies = services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new ServiceProxy(vertx, entry.getValue(), config.limits())));
        router.route("/api/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::bound);
        router.route("/api").handler(Problem.NO_SUCH_PATH::answer);
        router.route("/api/*").handler(this::route);
    }

    private void route(RoutingContext context) {
        HttpServerRequest request = context.request();
        switch (ServicePath.of(request.path(), proxies.keySet())) {
            case ServicePath.Malformed malformed -> Problem.MALFORMED_PATH.answer(context);
            case ServicePath.Nowhere nowhere -> Problem.NO_SUCH_PATH.answer(context);
            case ServicePath.Found(ServicePath path) -> {
                if (!sameOrigin.allows(request)) {
                    Problem.FOREIGN_ORIGIN.answer(context);
                    return;
                }
                BodyLimit.check(request, path, config.limits())
                        .ifPresentOrElse(problem -> problem.answer(context), () -> pass(context, path));
            }
        }
    }

    /** Before Quarkus asks for its own bound, of which it says nothing but 413 while it closes the connection. */
    private void bound(RoutingContext context) {
        if (BodyLimit.isBeyond(context.request(), config.limits().importBodyBytes())) {
            Problem.BODY_TOO_LARGE.answer(context);
        } else {
            context.next();
        }
    }

    private void pass(RoutingContext context, ServicePath path) {
        ServiceProxy proxy = proxies.get(path.service());
        if (path.isPublic()) {
            proxy.pass(context.request(), null);
            return;
        }
        context.request().pause();
        visitors.of(context).subscribe().with(visitor -> {
            switch (visitor) {
                case SignedIn signedIn -> proxy.pass(context.request(), signedIn.accessToken());
                case Anonymous anonymous -> proxy.pass(context.request(), null);
                case Expired expired -> Problem.SESSION_EXPIRED.answer(context);
                case Sent sent -> Problem.SESSION_EXPIRED.answer(context);
                case Unknown unknown -> Problem.SESSIONS_AWAY.answer(context);
            }
        });
    }
}
