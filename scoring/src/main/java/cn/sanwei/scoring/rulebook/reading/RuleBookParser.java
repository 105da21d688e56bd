package cn.sanwei.scoring.rulebook.reading;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.checks.VersionChecks;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.findings.Findings;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Text to rule book, with every error and warning at once. Takes text from strangers: at most 64 KiB, no anchors or
 * aliases (they multiply), no tags (they construct), twenty levels at most.
 */
public final class RuleBookParser {
    public static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 20;
    /** One for one; the ideographic space is the last. */
    private static final String FULL_WIDTH = "：，｛｝［］－\u3000";

    private static final String HALF_WIDTH = ":,{}[]- ";

    private RuleBookParser() {}

    public static Reading parse(String yaml) {
        return parse(yaml, List.of());
    }

    /** @param published the versions before, which the next one must follow */
    public static Reading parse(String yaml, List<RuleBook> published) {
        Findings findings = new Findings();
        return read(compose(yaml, findings), findings, published);
    }

    /** Of several books that were put together. */
    public static Reading read(Node merged, Findings findings, List<RuleBook> published) {
        return read(Optional.of(merged), findings, published);
    }

    private static Reading read(Optional<Node> composed, Findings findings, List<RuleBook> published) {
        Optional<RuleBook> ruleBook = composed.flatMap(root -> RuleBookReader.read(root, findings));
        ruleBook.ifPresent(book -> VersionChecks.run(findings, published, book));
        List<Finding> errors = findings.all(Finding.Severity.ERROR);
        List<Finding> warnings = findings.all(Finding.Severity.WARNING);
        if (errors.isEmpty() && ruleBook.isPresent()) {
            return new Reading.Accepted(ruleBook.get(), warnings);
        }
        if (errors.isEmpty()) {
            throw new IllegalStateException("a rule book was refused without a reason");
        }
        return new Reading.Rejected(errors, warnings);
    }

    public static Optional<Node> compose(String text, Findings findings) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            findings.errorAt(null, "", "积分细则太长", "最多 64 KiB");
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        Yaml yaml = new Yaml(options);
        try {
            if (!isPlain(yaml, text, findings)) {
                return Optional.empty();
            }
            Node root = yaml.compose(new StringReader(text));
            if (root == null) {
                findings.errorAt(null, "", "积分细则是空的", "从 id、title、counts-from 和 rules 写起");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            findings.errorAt(
                    mark,
                    "",
                    "不是合格的 YAML（" + e.getProblem() + "）",
                    fullWidth(text, mark).orElse("检查这一行和上一行：缩进用空格，冒号后有空格，引号成对，只有一份文档"));
        } catch (YAMLException e) {
            findings.errorAt(null, "", "不是合格的 YAML（" + firstLine(e) + "）", "用 UTF-8 文字保存，不要有控制字符");
        }
        return Optional.empty();
    }

    /** What an input method writes for a colon or a bracket is none to YAML: the usual mistake, on this line or the one before. */
    private static Optional<String> fullWidth(String text, Mark mark) {
        if (mark == null) {
            return Optional.empty();
        }
        List<String> lines = text.lines().toList();
        for (int line = Math.min(mark.getLine(), lines.size() - 1); line >= Math.max(0, mark.getLine() - 1); line--) {
            for (int at = 0; at < lines.get(line).length(); at++) {
                int found = FULL_WIDTH.indexOf(lines.get(line).charAt(at));
                if (found >= 0) {
                    return Optional.of("第 " + (line + 1) + " 行第 " + (at + 1) + " 列是全角的“" + FULL_WIDTH.charAt(found)
                            + "”，改成半角的“" + HALF_WIDTH.charAt(found) + "”，冒号、逗号后面空一格");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(Yaml yaml, String text, Findings findings) {
        boolean plain = true;
        int depth = 0;
        for (Event event : yaml.parse(new StringReader(text))) {
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                findings.errorAt(event.getStartMark(), "", "不能用“&”和“*”引用", "把内容照写一遍");
                plain = false;
            } else if (tagOf(event) != null) {
                findings.errorAt(event.getStartMark(), "", "不能用“!”标签", "删去以“!”开头的词");
                plain = false;
            }
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                findings.errorAt(event.getStartMark(), "", "层次超过 " + DEEPEST + " 层", "积分细则不需要这么多层，检查括号和缩进");
                return false;
            }
        }
        return plain;
    }

    private static String tagOf(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> null;
        };
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
