package cn.sanwei.benchmarks.run;

/** A lane did not come to its end; the run does not count. */
final class LaneFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    LaneFailed(String message) {
        super(message);
    }

    LaneFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
