package cn.sanwei.eventstore.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** See META-INF/microprofile-config.properties of this module for where the values come from. */
@ConfigMapping(prefix = "sanwei.relay")
interface RelayConfig {
    /** False in tools and tests that must not publish. */
    @WithDefault("true")
    boolean enabled();

    /** host:port */
    String postgres();

    String password();

    /** Bootstrap servers. */
    String kafka();
}
