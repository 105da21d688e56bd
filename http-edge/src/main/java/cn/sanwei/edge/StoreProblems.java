package cn.sanwei.edge;

import cn.sanwei.eventstore.ConcurrentChange;
import cn.sanwei.eventstore.EventTooLarge;
import cn.sanwei.eventstore.KeyReused;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.StaleVersion;
import cn.sanwei.eventstore.TownshipUnknown;
import cn.sanwei.eventstore.UnstorableText;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the store itself refuses, whatever the command was, and what becomes of a request while PostgreSQL is away: 503,
 * since nothing is wrong with it and the same key may be sent again.
 */
public class StoreProblems {
    private static final Logger LOG = Logger.getLogger(StoreProblems.class);

    @ServerExceptionMapper
    public Response stale(StaleVersion e) {
        return Problems.refused(412, "stale-version", "内容已被他人更改，请刷新后再试。").toResponse();
    }

    @ServerExceptionMapper
    public Response reused(KeyReused e) {
        return Problems.refused(422, "key-reused", "此 Idempotency-Key 已用于另一内容的请求。")
                .toResponse();
    }

    @ServerExceptionMapper
    public Response concurrent(ConcurrentChange e) {
        return Problems.refused(409, "concurrent-change", "同时有人在更改同一内容，请再试一次。").toResponse();
    }

    @ServerExceptionMapper
    public Response unknown(TownshipUnknown e) {
        return Problems.away().toResponse();
    }

    @ServerExceptionMapper
    public Response tooLarge(EventTooLarge e) {
        return Problems.refused(413, "too-large", "内容太大，请分几次提交。").toResponse();
    }

    @ServerExceptionMapper
    public Response unstorable(UnstorableText e) {
        return Problems.malformed("body", "内容不得含有空字符").toResponse();
    }

    @ServerExceptionMapper
    public Response database(HibernateException e) {
        return awayOrFault(e);
    }

    @ServerExceptionMapper
    public Response database(PersistenceException e) {
        return awayOrFault(e);
    }

    /** What the driver says itself when it cannot connect. */
    @ServerExceptionMapper
    public Response database(IOException e) {
        return awayOrFault(e);
    }

    @ServerExceptionMapper
    public Response database(io.vertx.core.VertxException e) {
        return awayOrFault(e);
    }

    /** What it says to a commit that comes after the server has ended the connection. */
    @ServerExceptionMapper
    public Response database(NoStackTraceThrowable e) {
        return awayOrFault(e);
    }

    /** A statement that failed because the server had ended the connection, and then its rollback too. */
    @ServerExceptionMapper
    public Response database(CompositeException e) {
        return awayOrFault(e);
    }

    private static Response awayOrFault(Throwable e) {
        if (SqlFailure.isUnavailable(e)) {
            return Problems.away().toResponse();
        }
        LOG.error("a request failed in the database", e);
        return Problems.refused(500, "fault", "服务出现故障，本次操作没有保存。").toResponse();
    }
}
