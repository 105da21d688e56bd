package cn.sanwei.scoring;

import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guide's examples, as it prints them. */
final class Guide {
    private Guide() {}

    /** The first that contains these words; a part of a rule book is put under the three lines that every one needs. */
    static RuleBook example(String words) throws IOException {
        Matcher blocks = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("..", "docs", "rule-books.md")));
        while (blocks.find()) {
            if (blocks.group(1).contains(words)) {
                String text = blocks.group(1);
                return Given.parsed(
                        text.startsWith("id:") ? text : "id: test\ntitle: 测试\ncounts-from: 2025-01-01\n" + text);
            }
        }
        throw new AssertionError(words);
    }
}
