package cn.sanwei.scoring.rulebook.templates;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A published kind of scheme, written out for an invented township.
 *
 * @param name of its file, and its {@code id}
 * @param sentence what kind of scheme it is, in the words of the comment that it begins with
 * @param source in YAML, with its comments: they say what the township must decide itself
 */
public record Template(String name, String title, String sentence, String source) {
    /**
     * Those with three micros first, then by hundreds, then the others. Not among them: songwu, which shows a scheme of
     * points for logging in and likes as they once were, and which nobody should publish any more.
     */
    private static final List<String> NAMES = List.of(
            "yunxi",
            "liuzhu",
            "qinghe",
            "tongyu",
            "shiqiao",
            "fengzhu",
            "zhuting",
            "yuchuan",
            "huaipu",
            "bowan",
            "qingzhang",
            "lizhou",
            "meiao",
            "lanjin",
            "xingdu",
            "shankou");

    /** After the name of the township and where the scheme comes from, up to the end of the sentence. */
    private static final Pattern KIND = Pattern.compile("来源(?:类型)?：(.+?)。");

    private static final List<Template> ALL = NAMES.stream().map(Template::read).toList();

    /** In the order in which they are offered. */
    public static List<Template> all() {
        return ALL;
    }

    public static Optional<Template> named(String name) {
        return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
    }

    private static Template read(String name) {
        String source = file(name);
        if (!(RuleBookParser.parse(source) instanceof Reading.Accepted accepted)) {
            throw new IllegalStateException("the template " + name + " is not a rule book");
        }
        RuleBook book = accepted.ruleBook();
        return new Template(name, book.title(), sentence(source), source);
    }

    private static String sentence(String source) {
        String comment = source.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining());
        Matcher kind = KIND.matcher(comment);
        return kind.find() ? kind.group(1) + "。" : comment;
    }

    private static String file(String name) {
        try (InputStream in = RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/templates/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
