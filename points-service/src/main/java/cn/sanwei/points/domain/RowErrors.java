package cn.sanwei.points.domain;

import cn.sanwei.points.domain.ImportRefusal.RowError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Everything that is wrong with one row of a table that somebody sent in; goes on after the first error. */
final class RowErrors {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final int row;
    private final String path;
    private final List<RowError> errors;

    /** @param path of the row in the body, such as {@code facts[3]} */
    RowErrors(int row, String path, List<RowError> errors) {
        this.row = row;
        this.path = path;
        this.errors = errors;
    }

    void add(String field, String message) {
        errors.add(new RowError(row, field.isEmpty() ? path : path + "." + field, message));
    }

    /** Whatever the reader of the text throws for a form that is wrong becomes one error of the field. */
    <T> Optional<T> read(String field, String text, Function<String, T> reader, String form) {
        if (text == null || text.isBlank()) {
            add(field, "不能为空");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException wrongForm) {
            add(field, form);
            return Optional.empty();
        }
    }

    Optional<String> text(String field, String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, "不能为空");
            return Optional.empty();
        }
        if (text.length() > longest) {
            add(field, "最多 " + longest + " 个字");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    boolean isCode(String field, String text) {
        if (text != null && CODE.matcher(text).matches()) {
            return true;
        }
        add(field, "须为代码：小写字母、数字和连字符，最多 40 个");
        return false;
    }

    void allCodes(String field, Collection<String> codes, int most) {
        if (codes == null) {
            add(field, "不能缺少；没有时写空列表");
            return;
        }
        if (codes.size() > most) {
            add(field, "最多 " + most + " 项");
            return;
        }
        codes.forEach(code -> isCode(field, code));
    }

    static List<RowError> none() {
        return new ArrayList<>();
    }
}
