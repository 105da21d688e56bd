package cn.sanwei.points.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "sanwei.accounts")
public interface KeycloakConfig {
    /** Without a path. */
    URI keycloak();

    /** Of the client {@code sanwei-accounts}. */
    String clientSecret();

    /** For one answer. A login code costs Keycloak one hashing of a password. */
    @WithDefault("10s")
    Duration answerWithin();

    /** How long a login code may be used. */
    @WithDefault("14d")
    Duration codeValid();

    /** Between two looks at what is due. */
    @WithDefault("1s")
    Duration every();
}
