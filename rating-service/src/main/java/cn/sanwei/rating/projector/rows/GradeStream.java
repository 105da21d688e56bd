package cn.sanwei.rating.projector.rows;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** In which stream of the store it stands how a member's grade in a cycle changed, and under which ids. */
public final class GradeStream {
    private GradeStream() {}

    public static String of(Rows.StandingKey key) {
        return "grade/" + key.member() + "/" + key.cycle();
    }

    /** @param cause the id of the event because of which it changed */
    public static UUID event(Rows.StandingKey key, UUID cause) {
        return UUID.nameUUIDFromBytes(
                ("grade-changed/" + key.member() + "/" + key.cycle() + "/" + cause).getBytes(StandardCharsets.UTF_8));
    }
}
