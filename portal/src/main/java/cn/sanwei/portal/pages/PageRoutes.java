package cn.sanwei.portal.pages;

import cn.sanwei.portal.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The page behind every address of the portal; the router in the browser decides what it shows. */
@ApplicationScoped
class PageRoutes {
    /** After Quarkus's own static files. */
    private static final int LAST = 50_000;

    private static final Pattern PAGE =
            Pattern.compile("/|/boards(/[a-z0-9-]+){0,2}|/me(/exemption|/award)?|/articles(/[0-9a-f-]{36})?|/county"
                    + "|/box(/answers(/[a-z0-9-]+)?)?"
                    + "|/desk(/[a-z0-9-]+)*|/login-failed");

    private final byte[] index = read();

    void routes(@Observes Router router) {
        router.get("/").order(-1).handler(this::page);
        router.get("/index.html").order(-1).handler(this::page);
        router.route().order(LAST).handler(this::pageOrNothing);
    }

    private void pageOrNothing(RoutingContext context) {
        String path = context.normalizedPath();
        boolean reads = context.request().method().equals(HttpMethod.GET)
                || context.request().method().equals(HttpMethod.HEAD);
        if (!reads || path.startsWith("/q/") || path.startsWith("/assets/")) {
            Problem.NO_SUCH_PATH.answer(context);
            return;
        }
        page(context);
    }

    private void page(RoutingContext context) {
        String path = context.normalizedPath();
        boolean exists = path.equals("/index.html") || PAGE.matcher(path).matches();
        context.response()
                .setStatusCode(exists ? 200 : 404)
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("content-length", String.valueOf(index.length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            context.response().end();
        } else {
            context.response().end(io.vertx.core.buffer.Buffer.buffer(index));
        }
    }

    private static byte[] read() {
        try (InputStream in = PageRoutes.class.getResourceAsStream("/META-INF/resources/index.html")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The pages are not in the application: build it with Maven, which runs Vite");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
