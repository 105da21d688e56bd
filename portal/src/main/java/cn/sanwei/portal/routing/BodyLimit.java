package cn.sanwei.portal.routing;

import cn.sanwei.portal.PortalConfig;
import cn.sanwei.portal.Problem;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** A body says its length before it is passed on, and the length is bounded. */
final class BodyLimit {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private BodyLimit() {}

    /** Files and imports may be larger than what is typed; how large a file may be is the service's to say, in words. */
    static Optional<Problem> check(HttpServerRequest request, ServicePath path, PortalConfig.Limits limits) {
        boolean isFile = WORKBOOK.equals(request.getHeader("Content-Type"));
        return check(request, isFile || path.isImport() ? limits.importBodyBytes() : limits.bodyBytes());
    }

    private static Optional<Problem> check(HttpServerRequest request, long limit) {
        if (request.getHeader("Transfer-Encoding") != null) {
            return Optional.of(Problem.LENGTH_REQUIRED);
        }
        try {
            return isBeyond(request, limit) ? Optional.of(Problem.BODY_TOO_LARGE) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(Problem.LENGTH_REQUIRED);
        }
    }

    static boolean isBeyond(HttpServerRequest request, long limit) {
        String length = request.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > limit;
    }
}
