package cn.sanwei.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A path or query parameter in the wrong form. JAX-RS makes 404 of whatever else a converter throws; this stays the 400
 * that it is.
 */
public final class MalformedParameter extends WebApplicationException {
    private final transient HttpProblem problem;

    MalformedParameter(HttpProblem problem) {
        super(problem.getDetail(), problem.getStatusCode());
        this.problem = problem;
    }

    /** Says which parameter, as for a field of a body. */
    public static class Mapper {
        @ServerExceptionMapper
        public Response map(MalformedParameter malformed) {
            return malformed.problem.toResponse();
        }
    }
}
