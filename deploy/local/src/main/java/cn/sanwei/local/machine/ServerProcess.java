package cn.sanwei.local.machine;

import java.time.Duration;

/** A server that is one process of its own: asked to end by a signal, and ended when it has not after some time. */
public abstract class ServerProcess implements LocalServer {
    public static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    protected final ChildProcess process;
    private final String signal;
    private final Duration stopWithin;

    protected ServerProcess(ChildProcess process) {
        this(process, "TERM", STOP_WITHIN);
    }

    protected ServerProcess(ChildProcess process, String signal, Duration stopWithin) {
        this.process = process;
        this.signal = signal;
        this.stopWithin = stopWithin;
    }

    @Override
    public final ProcessHandle process() {
        return process.handle();
    }

    @Override
    public final int exitCode() {
        return process.exitCode().join();
    }

    @Override
    public final void stop() {
        process.stop(signal, stopWithin);
    }

    @Override
    public final void kill() {
        process.kill();
    }
}
