package cn.sanwei.points.domain.sheet;

/**
 * Something about one place of the workbook.
 *
 * @param row as the sheet's margin shows it; 0 for the sheet as a whole
 * @param column its heading; empty for the row as a whole
 */
public record Finding(String sheet, int row, String column, String message) {
    static Finding organisation(int row, String column, String message) {
        return new Finding(RosterSheet.ORGANISATIONS, row, column, message);
    }

    static Finding member(int row, String column, String message) {
        return new Finding(RosterSheet.MEMBERS, row, column, message);
    }
}
