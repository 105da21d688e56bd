package cn.sanwei.workbooks;

/**
 * What is wrong with one cell or row, for the clerk who made the table.
 *
 * @param row as Excel shows it
 * @param column its title; empty for the row as a whole
 * @param reason in Chinese
 */
public record SheetError(String sheet, int row, String column, String reason) {}
