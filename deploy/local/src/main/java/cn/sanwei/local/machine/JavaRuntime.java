package cn.sanwei.local.machine;

import java.nio.file.Path;

/** The parts run on the Java that runs this. */
public final class JavaRuntime {
    /**
     * For what has little to do once it is up, or lives for minutes: the second compiler would take from the others, while
     * they start, more than it ever gives back.
     */
    public static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private JavaRuntime() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
