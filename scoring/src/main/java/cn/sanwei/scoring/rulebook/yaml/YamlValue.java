package cn.sanwei.scoring.rulebook.yaml;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value as it was written, and where. Each reading of it that fails says so in the findings and gives nothing, so
 * that the reader goes on to the next.
 */
public final class YamlValue {
    public static final int MOST_ITEMS = 500;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern POINTS = Pattern.compile("-?[0-9]{1,5}(\\.[0-9]{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?[%％]");
    private static final Pattern MEASURE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");
    private static final Pattern MONTH_DAY = Pattern.compile("[0-9]{2}-[0-9]{2}");

    private final Node node;
    private final String path;
    private final Findings findings;

    public YamlValue(Node node, String path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        findings.place(path, node.getStartMark());
    }

    public String path() {
        return path;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The last word of the path. */
    public String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What stands there, unread; empty where it is not one word. */
    public String raw() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public Optional<YamlMap> map(List<String> keys) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, path, findings, keys));
        }
        return wrong("这里应当是若干“键: 值”", keys.isEmpty() ? "每行一个，例如 kind: theme-day" : "可用的键：" + String.join("、", keys));
    }

    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong("这里应当是一个列表", "每项一行，以“- ”开头，或写成 [甲, 乙]");
            return List.of();
        }
        if (sequence.getValue().size() > MOST_ITEMS) {
            wrong("列表有 " + sequence.getValue().size() + " 项，太长", "最多 " + MOST_ITEMS + " 项");
            return List.of();
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(item, path + "[" + items.size() + "]", findings));
        }
        return items;
    }

    public Optional<String> text(int longest) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong("这里应当是一段文字", "写在同一行，例如：主题党日");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty() || (scalar.isPlain() && (text.equals("~") || text.equals("null")))) {
            return wrong("这里是空的", "填写内容，或删去这个键");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return wrong("文字太长", "最多 " + longest + " 个字符");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return wrong("文字中有换行或控制字符", "写成一行普通文字");
        }
        return Optional.of(text);
    }

    public Optional<String> slug() {
        return matching(SLUG, "“%s”不是合格的代码", "用小写字母、数字和“-”，以字母或数字开头，最多 40 个字符，例如 theme-day");
    }

    public Optional<String> oneOf(Collection<String> values, String what) {
        return text(60).flatMap(text -> values.contains(text)
                ? Optional.of(text)
                : wrong("没有叫“" + text + "”的" + what, Nearest.hint(text, values) + "可用的是：" + String.join("、", values)));
    }

    public Optional<Points> points() {
        return matching(POINTS, "“%s”不是分值", "写成最多两位小数的数，例如 5、0.5 或 -2").map(Points::of);
    }

    public Optional<Measure> measure() {
        if (node instanceof ScalarNode scalar
                && PERCENT.matcher(scalar.getValue().strip()).matches()) {
            String percent = scalar.getValue().strip();
            BigDecimal number = new BigDecimal(percent.substring(0, percent.length() - 1)).movePointLeft(2);
            return wrong(
                    "“" + percent + "”是百分数",
                    "写成小数，例如 " + number.stripTrailingZeros().toPlainString());
        }
        return matching(MEASURE, "“%s”不是可用的数", "写成 0 至 1000000 的数，最多四位小数，例如 1.5")
                .map(text -> Measure.of(new BigDecimal(text)))
                .flatMap(measure -> measure.isBounded() ? Optional.of(measure) : wrong("数太大", "最大 1000000"));
    }

    public Optional<Integer> whole(int least, int most) {
        return matching(WHOLE, "“%s”不是整数", "写成 " + least + " 至 " + most + " 的整数")
                .map(Integer::parseInt)
                .flatMap(number -> number >= least && number <= most
                        ? Optional.of(number)
                        : wrong(number + " 超出范围", "写成 " + least + " 至 " + most + " 的整数"));
    }

    public Optional<Boolean> yesNo() {
        return text(10).flatMap(text -> switch (text) {
            case "true", "yes", "是" -> Optional.of(true);
            case "false", "no", "否" -> Optional.of(false);
            default -> wrong("“" + text + "”既不是“是”也不是“否”", "写成 true 或 false");
        });
    }

    public Optional<LocalDate> date() {
        return text(10).flatMap(text -> {
            try {
                LocalDate date = LocalDate.parse(text);
                return date.getYear() >= 2000 && date.getYear() < 2100
                        ? Optional.of(date)
                        : wrong("年份 " + date.getYear() + " 超出范围", "2000 年至 2099 年");
            } catch (DateTimeException e) {
                return wrong("“" + text + "”不是日期", "写成 年-月-日，例如 2026-01-01");
            }
        });
    }

    public Optional<MonthDay> monthDay() {
        String expected = "写成 月-日，例如 07-01（2 月 29 日不是每年都有，不能用）";
        return matching(MONTH_DAY, "“%s”不是月和日", expected).flatMap(text -> {
            try {
                MonthDay day = MonthDay.parse("--" + text);
                return day.isValidYear(2001) ? Optional.of(day) : wrong("2 月 29 日不是每年都有", expected);
            } catch (DateTimeException e) {
                return wrong("没有 " + text + " 这一天", expected);
            }
        });
    }

    public Optional<LocalTime> time() {
        String expected = "写成 时:分，例如 \"19:00\"，从 00:00 到 23:59";
        return matching(TIME, "“%s”不是时间", expected).flatMap(text -> {
            try {
                return Optional.of(LocalTime.parse(text));
            } catch (DateTimeException e) {
                return wrong("没有 " + text + " 这个时间", expected);
            }
        });
    }

    /** One code, or a list of codes, none of them twice. */
    public Set<String> slugs() {
        Set<String> slugs = new LinkedHashSet<>();
        List<YamlValue> items = isScalar() ? List.of(this) : list();
        for (YamlValue item : items) {
            item.slug().ifPresent(slug -> {
                if (!slugs.add(slug)) {
                    item.wrong("“" + slug + "”写了两次", "删去其中一个");
                }
            });
        }
        if (!isScalar() && items.isEmpty() && node instanceof SequenceNode) {
            wrong("列表是空的", "至少写一项，或删去这个键");
        }
        return slugs;
    }

    public <T> Optional<T> wrong(String reason, String expected) {
        findings.error(path, reason, expected);
        return Optional.empty();
    }

    private Optional<String> matching(Pattern pattern, String reason, String expected) {
        return text(200)
                .flatMap(text ->
                        pattern.matcher(text).matches() ? Optional.of(text) : wrong(reason.formatted(text), expected));
    }
}
