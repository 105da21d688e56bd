package cn.sanwei.portal.routing;

import cn.sanwei.portal.Problem;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** A body says its length before it is passed on, and the length is bounded. */
final class BodyLimit {
    private BodyLimit() {}

    static Optional<Problem> check(HttpServerRequest request, long limit) {
        if (request.getHeader("Transfer-Encoding") != null) {
            return Optional.of(Problem.LENGTH_REQUIRED);
        }
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return Optional.empty();
        }
        try {
            return Long.parseLong(length) > limit ? Optional.of(Problem.BODY_TOO_LARGE) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(Problem.LENGTH_REQUIRED);
        }
    }
}
