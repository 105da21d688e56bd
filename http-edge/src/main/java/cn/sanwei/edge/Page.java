package cn.sanwei.edge;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; null at the end
 */
public record Page<T>(List<T> items, String next) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 outside 1 to {@value #MAX_LIMIT} */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problems.malformed("limit", "须在 1 到 " + MAX_LIMIT + " 之间");
        }
        return asked;
    }

    /** From up to {@code limit + 1} rows read: the one too many only says that there is a next page. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }
}
