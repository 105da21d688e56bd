package cn.sanwei.rating.wiring;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** @see cn.sanwei.rating.projector.topics.ProjectorSettings */
@ConfigMapping(prefix = "sanwei.projector")
public interface ProjectorConfig {
    /** Off in a process that only answers queries. */
    boolean enabled();

    String postgres();

    String password();

    String kafka();

    String group();

    int recordsAtMost();

    Duration batchesApart();

    int factsHeld();

    Duration session();

    Duration progress();
}
