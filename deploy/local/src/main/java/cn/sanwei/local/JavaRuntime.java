package cn.sanwei.local;

import java.nio.file.Path;

/** The parts run on the Java that runs this. */
final class JavaRuntime {
    private JavaRuntime() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
