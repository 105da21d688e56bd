package cn.sanwei.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a list goes on, as callers see it: in a form that nobody reads but the list that made it. */
public final class OpaqueCursor {
    private static final String BETWEEN = "\n";

    private OpaqueCursor() {}

    /** @param parts in none of which a line ends */
    public static String of(Object... parts) {
        String plain = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * 400 for what is no cursor of so many parts, and for what {@code reading} does not understand.
     *
     * @return empty at the beginning of the list
     */
    public static <T> Optional<T> read(String text, int parts, Function<List<String>, T> reading) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> found = List.of(plain.split(BETWEEN, -1));
            // PostgreSQL takes no text with a zero in it.
            if (found.size() != parts || plain.indexOf('\0') >= 0) {
                throw malformed();
            }
            return Optional.of(reading.apply(found));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw malformed();
        }
    }

    public static HttpProblem malformed() {
        return Problems.malformed("cursor", "请使用上一页给出的 next");
    }
}
