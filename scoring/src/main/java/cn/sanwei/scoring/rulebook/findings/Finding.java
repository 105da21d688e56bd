package cn.sanwei.scoring.rulebook.findings;

/**
 * Something wrong, or unwise, in a rule book as it was written.
 *
 * @param layer of several books that are read as one the one in which it stands; null where there is only one
 * @param line from 1
 * @param column from 1, in characters
 * @param path such as {@code rules[2].points}; empty for the whole
 * @param reason in Chinese, for the clerk who wrote it
 * @param expected what would be right, in Chinese
 */
public record Finding(
        Severity severity, String layer, int line, int column, String path, String reason, String expected) {
    public enum Severity {
        ERROR,
        WARNING
    }

    /** The same, of one of several books. */
    Finding in(String book) {
        return new Finding(severity, book, line, column, path, reason, expected);
    }

    @Override
    public String toString() {
        String what = severity == Severity.ERROR ? "错误" : "提醒";
        return what + "（第" + line + "行第" + column + "列" + (path.isEmpty() ? "" : "，" + path) + "）：" + reason + "。"
                + expected + "。";
    }
}
