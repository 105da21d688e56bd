package cn.sanwei.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "sanwei.portal")
public interface PortalConfig {

    /** The one origin that browsers see, without a trailing slash. */
    URI url();

    /** Seals tokens at rest; at least 32 characters. */
    String cookieSecret();

    Services services();

    Limits limits();

    interface Services {
        URI points();

        URI activity();

        URI wish();

        URI rating();
    }

    interface Limits {
        @WithDefault("1048576")
        long bodyBytes();

        /** For workbooks, and paths that end in {@code /imports}: 1,000 rows a call. */
        @WithDefault("8388608")
        long importBodyBytes();

        @WithDefault("2s")
        Duration connect();

        /** Silence after which a call to a service is given up; its streams send a heartbeat every 15 s. */
        @WithDefault("40s")
        Duration silence();

        /** Each open live page holds one. */
        @WithDefault("512")
        int connectionsPerService();

        @WithDefault("256")
        int waitingForConnection();
    }
}
