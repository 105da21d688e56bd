package cn.sanwei.edge;

import cn.sanwei.eventstore.ConcurrentChange;
import cn.sanwei.eventstore.KeyReused;
import cn.sanwei.eventstore.StaleVersion;
import cn.sanwei.eventstore.TownshipUnknown;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the store itself refuses, whatever the command was. */
public class StoreProblems {
    @ServerExceptionMapper
    public Response stale(StaleVersion e) {
        return respond(Problems.refused(412, "stale-version", "内容已被他人更改，请刷新后再试。"));
    }

    @ServerExceptionMapper
    public Response reused(KeyReused e) {
        return respond(Problems.refused(422, "key-reused", "此 Idempotency-Key 已用于另一内容的请求。"));
    }

    @ServerExceptionMapper
    public Response concurrent(ConcurrentChange e) {
        return respond(Problems.refused(409, "concurrent-change", "同时有人在更改同一内容，请再试一次。"));
    }

    @ServerExceptionMapper
    public Response unknown(TownshipUnknown e) {
        return respond(Problems.away());
    }

    private static Response respond(HttpProblem problem) {
        return problem.toResponse();
    }
}
