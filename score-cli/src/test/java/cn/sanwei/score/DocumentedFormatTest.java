package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.ledger.intake.Parked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/score.md shows files and results: the command gives these results for these files. Whoever reads them relies on it. */
class DocumentedFormatTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "score.md");

    @TempDir
    Path folder;

    private static String block(String kind) throws IOException {
        Matcher matcher = Pattern.compile("(?ms)^```" + kind + "\\n(.*?)^```$").matcher(Files.readString(DOCUMENT));
        assertThat(matcher.find()).as(kind).isTrue();
        return matcher.group(1);
    }

    private Scored asDocumented() throws IOException {
        return Scored.in(folder)
                .book(block("yaml rulebook"))
                .facts(block("jsonl facts").lines().toArray(String[]::new))
                .members(block("jsonl members").lines().toArray(String[]::new));
    }

    @Test
    void the_results_with_json_are_those_of_the_document_to_the_byte() throws IOException {
        Scored.Answer answer = asDocumented().with("--json").run();

        assertThat(answer.out()).isEqualTo(block("jsonl result"));
        assertThat(answer.err()).isEqualTo(block("text parked"));
        assertThat(answer.status()).isEqualTo(1);
    }

    @Test
    void the_table_is_that_of_the_document() throws IOException {
        assertThat(asDocumented().run().out()).isEqualTo(block("text table"));
    }

    @Test
    void the_document_names_every_reason_for_parking_and_every_option() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(Arrays.stream(Parked.Reason.values()).map(ParkedFacts::code))
                .allSatisfy(code -> assertThat(document).contains("`" + code + "`"));
        assertThat(Pattern.compile("--[a-z-]+").matcher(Options.USAGE).results().map(each -> each.group()))
                .allSatisfy(option -> assertThat(document).contains(option));
    }
}
