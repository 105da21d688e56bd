package cn.sanwei.scoring.rulebook;

/**
 * Something wrong, or unwise, in a rule book as it was written.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param path such as {@code rules[2].points}; empty for the whole
 * @param reason in Chinese, for the clerk who wrote it
 * @param expected what would be right, in Chinese
 */
public record Finding(Severity severity, int line, int column, String path, String reason, String expected) {
    public enum Severity {
        ERROR,
        WARNING
    }

    @Override
    public String toString() {
        String what = severity == Severity.ERROR ? "错误" : "提醒";
        return what + "（第" + line + "行第" + column + "列" + (path.isEmpty() ? "" : "，" + path) + "）：" + reason + "。"
                + expected + "。";
    }
}
