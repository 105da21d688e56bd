package cn.sanwei.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.layers.LayeredBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's examples, read from the guide itself. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "rule-books.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+(?: \\w+)?)\\n(.*?)^```$");

    private record Block(String kind, String text) {}

    private static String guide() throws IOException {
        return Files.readString(GUIDE);
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(guide());
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** A part of a rule book is put under the three lines that every one needs. */
    private static String whole(String text) {
        return text.startsWith("id:") ? text : "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n" + text;
    }

    @Test
    void every_example_is_a_rule_book_without_errors_and_without_warnings() throws IOException {
        List<Block> examples =
                blocks().stream().filter(block -> block.kind().equals("yaml")).toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(9).allSatisfy(example -> {
            Reading reading = RuleBookParser.parse(whole(example.text()));
            assertThat(reading).as(example.text() + reading).isInstanceOf(Reading.Accepted.class);
            assertThat(reading.warnings()).isEmpty();
        });
    }

    @Test
    void the_errors_and_warnings_that_it_shows_are_what_the_check_says() throws IOException {
        List<Block> blocks = blocks();
        int shown = 0;
        for (int i = 0; i < blocks.size() - 1; i++) {
            String said = switch (blocks.get(i).kind()) {
                case "yaml wrong" ->
                    lines(((Reading.Rejected) RuleBookParser.parse(blocks.get(i).text())).errors());
                case "yaml unwise" ->
                    lines(((Reading.Accepted) RuleBookParser.parse(blocks.get(i).text())).warnings());
                default -> null;
            };
            if (said != null) {
                shown++;
                assertThat(said).isEqualTo(blocks.get(i + 1).text());
            }
        }
        assertThat(shown).isEqualTo(2);
    }

    @Test
    void its_layers_make_one_rule_book() throws IOException {
        List<LayeredBooks.Text> layers = blocks().stream()
                .filter(block -> block.kind().equals("yaml layer"))
                .map(block -> new LayeredBooks.Text("guide", block.text()))
                .toList();

        assertThat(layers).hasSize(3);
        Reading reading = LayeredBooks.merge(layers, List.of()).getFirst().reading();
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void its_table_of_facts_is_the_table_of_the_code() throws IOException {
        String guide = guide();

        assertThat(FactTypes.scoredByRules().values()).allSatisfy(type -> {
            String row = guide.lines()
                    .filter(line -> line.startsWith("| `" + type.name() + "` |"))
                    .collect(Collectors.joining());
            String[] cells = row.split("\\|", -1);
            assertThat(words(cells[4])).as(type.name()).isEqualTo(new TreeSet<>(type.attributes()));
            assertThat(words(cells[5])).as(type.name()).isEqualTo(new TreeSet<>(type.measures()));
        });
        assertThat(
                        guide.lines()
                                .filter(
                                        line -> line.matches(
                                                "\\| `[a-z]+-[a-z]+` \\|.*(Recorded|Read|Claimed|Confirmed|the same|import|derived).*")))
                .hasSize(FactTypes.scoredByRules().size());
    }

    private static TreeSet<String> words(String cell) {
        TreeSet<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile("`([a-z-]+)`").matcher(cell);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
    }
}
