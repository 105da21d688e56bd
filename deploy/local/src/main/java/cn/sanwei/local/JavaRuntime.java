package cn.sanwei.local;

import java.nio.file.Path;

/** The parts run on the Java that runs this. */
final class JavaRuntime {
    /**
     * For what serves people on a machine with a platform of its own. Most of its parts are young most of the time, and
     * the second compiler then takes more of two processors than it gives back: see docs/adr/0091.
     */
    static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private JavaRuntime() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
