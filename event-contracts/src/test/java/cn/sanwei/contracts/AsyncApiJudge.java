package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** {@code @asyncapi/parser} in Node.js, installed below target from the lock file of asyncapi-check, once. */
final class AsyncApiJudge {
    private static final Path CHECK = Path.of("asyncapi-check");
    private static final Path PLACE = Path.of("target", "asyncapi-check");

    private AsyncApiJudge() {}

    record Verdict(int exitCode, String output) {}

    static Verdict verdict(Path document) throws IOException, InterruptedException {
        install();
        return run("node", "check.mjs", document.toAbsolutePath().toString());
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Path installed = PLACE.resolve("installed-lock.json");
        Files.createDirectories(PLACE);
        copy("check.mjs", "check.mjs");
        if (Files.exists(installed) && Files.mismatch(installed, CHECK.resolve("package-lock.json")) == -1) {
            return;
        }
        copy("package.json", "package.json");
        copy("package-lock.json", "package-lock.json");
        assertThat(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .exitCode())
                .as("npm ci in %s; Node.js 20 or later and npm are needed", PLACE.toAbsolutePath())
                .isZero();
        copy("package-lock.json", "installed-lock.json");
    }

    private static void copy(String from, String to) throws IOException {
        Files.copy(CHECK.resolve(from), PLACE.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Verdict run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("asyncapi-check", ".log");
        Process process = new ProcessBuilder(command)
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end within two minutes");
        }
        String said = Files.readString(output);
        Files.delete(output);
        return new Verdict(process.exitValue(), said);
    }
}
