package cn.sanwei.local.platform;

import cn.sanwei.local.machine.LocalServer;
import cn.sanwei.local.machine.StartFailed;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One part of the platform, declared.
 *
 * @param needs what must answer before this one is started
 * @param address for people
 * @param health where and how to ask whether it is ready (see {@link Health}); empty for a job
 * @param liveness a URL that answers 503 when the part wants to be started again; empty for those that have none
 * @param mayEnd true for a job: it may end with 0, and is not started again
 * @param starter returns when the part answers, or throws {@link StartFailed} and leaves nothing running
 */
public record Part(
        String name,
        Set<String> needs,
        String address,
        String health,
        String liveness,
        Path log,
        boolean mayEnd,
        Supplier<LocalServer> starter) {}
