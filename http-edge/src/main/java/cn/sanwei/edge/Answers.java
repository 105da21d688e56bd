package cn.sanwei.edge;

import cn.sanwei.eventstore.CommandAnswer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A command's answer over HTTP; one that is given again says so. */
public final class Answers {
    private Answers() {}

    public static Response of(CommandAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body());
        if (answer.body().hasNonNull("version")) {
            response.tag(answer.body().get("version").asText());
        }
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.build();
    }
}
