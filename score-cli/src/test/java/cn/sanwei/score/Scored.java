package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files for the command, and what it answered. */
final class Scored {
    static final String BOOK = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            rules:
              - {id: theme-day, label: 参加主题党日, fact: activity-attended, when: {attributes: {kind: theme-day}}, points: 5}
              - {id: reading, label: 学习文章, micro: platform, fact: article-read, points: 0.5, caps: [{points: 1, per: month}]}
              - {id: missed, label: 缺席, fact: activity-missed, points: -2}
            """;

    record Answer(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        List<String> complaints() {
            return err.lines().toList();
        }

        Answer wellWith(int members) {
            assertThat(err).isEmpty();
            assertThat(status).isZero();
            assertThat(lines()).hasSize(members);
            return this;
        }
    }

    private final Path folder;
    private final List<String> arguments = new ArrayList<>();
    private String standardInput = "";

    private Scored(Path folder) {
        this.folder = folder;
    }

    static Scored in(Path folder) {
        return new Scored(folder);
    }

    /** The usual rule book and these facts, one a line. */
    static Answer facts(Path folder, String... lines) {
        return in(folder).book(BOOK).facts(lines).with("--json").run();
    }

    Scored book(String yaml) {
        return with("--rulebook", write("book" + arguments.size() + ".yaml", yaml));
    }

    Scored facts(String... lines) {
        return with("--facts", write("facts.jsonl", String.join("\n", lines) + "\n"));
    }

    Scored members(String... lines) {
        return with("--members", write("members.jsonl", String.join("\n", lines) + "\n"));
    }

    Scored with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    Scored standardInput(String text) {
        standardInput = text;
        return this;
    }

    /** Folders are left out of what was said, so that tests can name files. */
    Answer run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new ScoreCommand(
                        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments.toArray(String[]::new));
        return new Answer(
                status,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).replace(folder + "/", ""));
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
