package cn.sanwei.portal.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers of every answer: what a page may load, that nobody frames it, and how long what may be kept. */
@ApplicationScoped
class ResponseHeaders {
    private static final int FIRST = 1_000;

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(this::addAtTheEnd, FIRST);
    }

    private void addAtTheEnd(RoutingContext context) {
        context.addHeadersEndHandler(ignored -> {
            MultiMap headers = context.response().headers();
            headers.set("content-security-policy", CONTENT_SECURITY_POLICY)
                    .set("x-content-type-options", "nosniff")
                    .set("x-frame-options", "DENY")
                    .set("referrer-policy", "no-referrer")
                    .set("permissions-policy", "camera=(), geolocation=(), microphone=()")
                    .set("cross-origin-opener-policy", "same-origin")
                    // Boards name people: not for search engines.
                    .set("x-robots-tag", "noindex, nofollow, noarchive");
            cache(context.normalizedPath(), context.response().getStatusCode(), headers);
        });
        context.next();
    }

    private static void cache(String path, int status, MultiMap headers) {
        if (path.startsWith("/assets/") && status == 200) {
            headers.set("cache-control", "public, max-age=31536000, immutable");
        } else if (path.startsWith("/api/")) {
            if (!headers.contains("cache-control")) {
                headers.set("cache-control", "no-store");
            }
        } else if (path.equals("/session") || path.equals("/login") || path.equals("/logout")) {
            headers.set("cache-control", "no-store");
        } else {
            headers.set("cache-control", "no-cache");
        }
    }
}
