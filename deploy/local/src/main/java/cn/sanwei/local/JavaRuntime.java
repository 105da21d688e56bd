package cn.sanwei.local;

import java.nio.file.Path;

/** The parts run on the Java that runs this. */
final class JavaRuntime {
    /**
     * For parts that have little to do once they are up: the second compiler would take from the others, while they
     * start, more than it ever gives back.
     */
    static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private JavaRuntime() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
