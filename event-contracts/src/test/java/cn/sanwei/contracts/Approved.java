package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that are made from the records and looked at by a person before they stand; {@code -Dapprove=true} rewrites them. */
final class Approved {
    static final Path CONTRACTS = Path.of("src/main/resources/cn/sanwei/contracts");
    static final Path SCHEMAS = CONTRACTS.resolve("schemas");
    static final Path SAMPLES = CONTRACTS.resolve("samples");
    /** What integrators hold in their hands: {@code -Dapprove=true} does not reach it, it moves at a release. */
    static final Path PUBLISHED = Path.of("src/test/resources/published");

    static final String SCHEMA_ENDING = ".schema.json";
    static final String SAMPLE_ENDING = ".json";

    private Approved() {}

    static void check(Path file, String made) {
        try {
            if (Boolean.getBoolean("approve")) {
                Files.writeString(file, made);
            }
            assertThat(file).exists().hasContent(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types that have a file in a folder. */
    static Set<String> types(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> {
                        assertThat(name).endsWith(ending);
                        return name.substring(0, name.length() - ending.length());
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
