package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.keycloak.KeycloakAway;
import cn.sanwei.points.keycloak.KeycloakRefused;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What becomes of a request that needs Keycloak: it may be sent again, with another key where codes were asked for. */
public class KeycloakProblems {
    private static final Logger LOG = Logger.getLogger(KeycloakProblems.class);

    @ServerExceptionMapper
    public Response away(KeycloakAway e) {
        LOG.warnf("a request needs Keycloak: %s", e.getMessage());
        return problem();
    }

    /** It has lost an account that we know of, say: the daily comparison makes it again. */
    @ServerExceptionMapper
    public Response refused(KeycloakRefused e) {
        LOG.errorf("Keycloak does not do what a request needs: %s", e.getMessage());
        return problem();
    }

    private static Response problem() {
        return Problems.builder(503, "accounts-away", "账号服务暂时不可用，请稍后再试；已经制作的登录码请重新制作。")
                .withHeader("Retry-After", "5")
                .build()
                .toResponse();
    }
}
