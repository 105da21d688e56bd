package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, as the script starts it. */
class TheCommandIT {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String FACT =
            "{\"id\":\"a\",\"member\":\"成员一\",\"type\":\"article-read\",\"occurredAt\":\"2026-03-01T12:00:00+08:00\"}\n";

    @TempDir
    Path folder;

    private record Answer(int status, String out, String err) {}

    private Answer score(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private void files(String book, String facts) throws Exception {
        Files.writeString(folder.resolve("book.yaml"), book);
        Files.writeString(folder.resolve("facts.jsonl"), facts);
    }

    @Test
    void it_answers_in_utf_8_and_ends_with_0() throws Exception {
        files(Scored.BOOK, FACT);

        Answer answer = score("--rulebook", "book.yaml", "--facts", "facts.jsonl", "--json");

        assertThat(answer.status()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .startsWith(
                        "{\"member\":\"成员一\",\"cycle\":\"2026\",\"total\":\"0.50\",\"grade\":\"none\",\"outcome\":\"graded\","
                                + "\"entries\":[{\"fact\":\"a\",\"rule\":\"reading\",\"raw\":\"0.50\",\"points\":\"0.50\","
                                + "\"on\":\"2026-03-01\",\"reason\":\"每次得 0.5 分\"");
    }

    @Test
    void with_parked_facts_it_ends_with_1_and_what_was_scored_is_still_told() throws Exception {
        files(Scored.BOOK, FACT + FACT.replace("\"a\"", "\"b\"").replace("article-read", "juggling"));

        Answer answer = score("--rulebook", "book.yaml", "--facts", "facts.jsonl", "--json");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out()).contains("\"total\":\"0.50\"");
        assertThat(answer.err()).startsWith("facts.jsonl:2: 未计分 parked: 成员一 b: unknown-type");
    }

    @Test
    void with_a_bad_line_a_bad_rule_book_or_a_bad_option_it_ends_with_2_and_tells_no_figures() throws Exception {
        files(Scored.BOOK, FACT + "oops\n");
        Answer badLine = score("--rulebook", "book.yaml", "--facts", "facts.jsonl", "--json");
        Answer badOption = score("--rulebook", "book.yaml", "--fakts", "facts.jsonl");
        files("id: x\n", FACT);
        Answer badBook = score("--rulebook", "book.yaml", "--facts", "facts.jsonl");

        assertThat(List.of(badLine.status(), badOption.status(), badBook.status()))
                .containsExactly(2, 2, 2);
        assertThat(badLine.out() + badOption.out() + badBook.out()).isEmpty();
        assertThat(badLine.err()).startsWith("facts.jsonl:2: ");
        assertThat(badOption.err()).contains("--fakts");
        assertThat(badBook.err()).startsWith("book.yaml:1:1: 错误");
    }
}
