package cn.sanwei.local.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checked-out and built tree that everything here runs from. */
public record SourceTree(Path root) {
    /** The nearest folder, from the working directory upwards, that holds the file {@code sanwei}. */
    public static SourceTree find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("sanwei")) && Files.isDirectory(folder.resolve("deploy"))) {
                return new SourceTree(folder);
            }
        }
        throw new StartFailed("Neither " + start + " nor a folder above it holds the file sanwei.");
    }

    public Path kafkaLibraries() {
        return built("deploy/kafka/target/lib");
    }

    public Path kafkaLogging() {
        return built("deploy/kafka/log4j2.xml");
    }

    public Path keycloakArchive() {
        return built("deploy/local/target/keycloak/keycloak.zip");
    }

    /** Where Keycloak is made ready for start, once for all data folders that this tree serves. */
    public Path keycloakBuilds() {
        return root.resolve("deploy/local/target/keycloak");
    }

    public Path realm() {
        return built("deploy/keycloak/sanwei-realm.json");
    }

    public Path service(String module) {
        return built(module + "/target/quarkus-app/quarkus-run.jar");
    }

    /** What Java is told by a service that needs more than the others; a file as {@code java @FILE} takes it. */
    public Optional<Path> javaOptions(String module) {
        return Optional.of(root.resolve(module).resolve("java.options")).filter(Files::exists);
    }

    public Path operations() {
        return built("operations/target/operations.jar");
    }

    private Path built(String relative) {
        Path path = root.resolve(relative);
        if (!Files.exists(path)) {
            throw new StartFailed(path + " is missing: build the tree first (./sanwei does).");
        }
        return path;
    }
}
