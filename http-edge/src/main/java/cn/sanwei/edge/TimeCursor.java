package cn.sanwei.edge;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place after a row in a list that is ordered by time and id, newest first; opaque to callers. */
public record TimeCursor(Instant at, UUID id) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    /** Before every row: later than any instant that a row may have. */
    private static final TimeCursor START = new TimeCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what {@link #toString} did not make; null is the start */
    public static TimeCursor parse(String cursor) {
        if (cursor == null) {
            return START;
        }
        Matcher form = FORM.matcher(cursor);
        if (!form.matches()) {
            throw Problems.malformed("cursor", "不是本接口给出的 next 值");
        }
        return new TimeCursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), UUID.fromString(form.group(2)));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "_" + id;
    }
}
