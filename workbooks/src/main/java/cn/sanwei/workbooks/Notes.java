package cn.sanwei.workbooks;

import java.util.List;

/**
 * A sheet that explains the others.
 *
 * @param title large, above the lines
 * @param example rows under the lines
 */
public record Notes(String name, String title, List<String> lines, List<List<String>> example) implements Content {}
