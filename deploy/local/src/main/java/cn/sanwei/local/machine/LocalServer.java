package cn.sanwei.local.machine;

/** Something that was started, answers, and can be stopped in two ways. */
public interface LocalServer extends AutoCloseable {
    ProcessHandle process();

    /** Waits for the end of the process. */
    int exitCode();

    /** Asks it to end, waits for a bounded time, and then ends it. */
    void stop();

    /** Ends it as a crash would. */
    void kill();

    @Override
    default void close() {
        stop();
    }
}
