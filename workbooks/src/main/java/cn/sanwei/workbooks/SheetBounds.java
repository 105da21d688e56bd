package cn.sanwei.workbooks;

/**
 * How much of a workbook is read at all.
 *
 * @param rows that are not empty, in one sheet, with its headings
 * @param cells in all sheets together, empty ones with a format included
 * @param unzippedBytes of all parts together, whatever their number says in the archive
 */
public record SheetBounds(int rows, int cells, int columns, int textLength, int parts, long unzippedBytes) {
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 24L * 1024 * 1024;

    /** A workbook's own bounds elsewhere: what Excel and WPS make of some thousand rows is a tenth of this. */
    public static SheetBounds ofRows(int rows) {
        return new SheetBounds(rows, MOST_CELLS, MOST_COLUMNS, LONGEST_TEXT, MOST_PARTS, MOST_BYTES);
    }
}
