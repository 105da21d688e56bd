package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of all rule books that are shipped. Their figures have a test class each. */
class EveryTemplateTest {
    private static final Path FOLDER = Path.of("src/main/resources/cn/sanwei/scoring/templates");
    /** How many warnings a rule book has that keeps to figures which would not be published today. */
    private static final Map<String, Integer> WARNINGS = Map.of("fengzhu", 1, "yuchuan", 1, "songwu", 6);

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_is_accepted_and_named_after_its_township(String name) {
        RuleBook book = Member.under(name).book();

        assertThat(book.id()).isEqualTo(name);
        assertThat(book.version()).isEqualTo(1);
        assertThat(book.maskNames()).isTrue();
        assertThat(book.showRank()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_is_without_warnings_but_those_that_its_figures_deserve(String name) {
        assertThat(Member.warnings(name)).hasSize(WARNINGS.getOrDefault(name, 0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_says_in_its_head_that_the_township_is_invented_and_of_what_kind_the_source_is(String name) {
        assertThat(Member.source(name)).startsWith("# ").contains("（虚构）", "来源");
    }

    @Test
    void every_published_scheme_is_there() throws IOException {
        StringBuilder heads = new StringBuilder();
        for (String name : names()) {
            Member.source(name).lines().filter(line -> line.startsWith("#")).forEach(heads::append);
        }
        for (char scheme = 'A'; scheme <= 'L'; scheme++) {
            assertThat(heads).contains("方案 " + scheme);
        }
    }
}
