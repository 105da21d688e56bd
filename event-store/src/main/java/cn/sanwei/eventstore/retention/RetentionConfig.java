package cn.sanwei.eventstore.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** See META-INF/microprofile-config.properties of this module for where the values come from. */
@ConfigMapping(prefix = "sanwei.receipts")
interface RetentionConfig {
    /** host:port */
    String postgres();

    /** Of the store's relay role. */
    String password();

    /** After the start: not while everything else starts too. */
    @WithDefault("2m")
    Duration first();

    @WithDefault("1h")
    Duration every();
}
