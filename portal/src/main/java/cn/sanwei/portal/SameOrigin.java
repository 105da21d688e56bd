package cn.sanwei.portal;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Anything but reading must come from a page of the portal itself: the browser says so in {@code Origin}, and the page
 * in a header that another site could not set without being asked first (CORS is never granted here).
 */
@Singleton
public class SameOrigin {
    private final String origin;

    SameOrigin(PortalConfig config) {
        this.origin = config.url().toString();
    }

    public boolean allows(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            return true;
        }
        return List.of(origin).equals(request.headers().getAll("Origin")) && "1".equals(request.getHeader("X-Sanwei"));
    }
}
