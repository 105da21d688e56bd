package cn.sanwei.benchmarks.work;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rule book that every township of the work has. */
public final class FortyRules {
    private FortyRules() {}

    public static String yaml() {
        try (InputStream in = FortyRules.class.getResourceAsStream("/cn/sanwei/benchmarks/forty-rules.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RuleBook ruleBook() {
        return switch (RuleBookParser.parse(yaml())) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected ->
                throw new IllegalStateException(rejected.errors().toString());
        };
    }
}
