package cn.sanwei.portal.routing;

import java.util.Set;
import java.util.regex.Pattern;

/** A path under {@code /api/<service>} that every reader reads the same way. */
record ServicePath(String service, String path) {
    /** Segments of unreserved characters, colons and at signs: ids, names of resources. Nothing in them is escaped. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_.~:@-]+)+");

    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");
    private static final String API = "/api/";

    /** @param path as the browser sent it: what is not plain is refused instead of being put right */
    static Result of(String path, Set<String> services) {
        if (!PLAIN.matcher(path).matches() || DOTS.matcher(path).matches()) {
            return new Malformed();
        }
        int end = path.indexOf('/', API.length());
        String service = path.substring(API.length(), end < 0 ? path.length() : end);
        return services.contains(service) ? new Found(new ServicePath(service, path)) : new Nowhere();
    }

    /** What everybody may read: no token is sent, so a stale session is no obstacle. */
    boolean isPublic() {
        return path.startsWith(API + service + "/public/");
    }

    boolean isImport() {
        return path.endsWith("/imports");
    }

    sealed interface Result {}

    record Found(ServicePath path) implements Result {}

    record Malformed() implements Result {}

    record Nowhere() implements Result {}
}
