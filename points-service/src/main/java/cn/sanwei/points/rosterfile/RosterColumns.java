package cn.sanwei.points.rosterfile;

import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.Words;
import java.util.List;

/** The two sheets as they are laid out. */
enum RosterColumns {
    ORGANISATIONS(
            RosterSheet.ORGANISATIONS,
            List.of(
                    new Heading(Column.ORGANISATION_NAME, true, 34, List.of()),
                    new Heading(Column.PARENT, false, 34, List.of()),
                    new Heading(Column.LEVEL, true, 14, Words.LEVELS.offered()),
                    new Heading(Column.SECTOR, true, 14, Words.SECTORS.offered()),
                    new Heading(Column.FROM, true, 14, List.of()),
                    new Heading(Column.ID, false, 40, List.of()))),
    MEMBERS(
            RosterSheet.MEMBERS,
            List.of(
                    new Heading(Column.NAME, true, 14, List.of()),
                    new Heading(Column.ORGANISATION, true, 34, List.of()),
                    new Heading(Column.STATUS, true, 14, Words.STATUS.offered()),
                    new Heading(Column.CATEGORIES, false, 18, Words.CATEGORIES.offered()),
                    new Heading(Column.POSTS, false, 18, Words.POSTS.offered()),
                    new Heading(Column.PHONE, false, 16, List.of()),
                    new Heading(Column.FROM, true, 14, List.of()),
                    new Heading(Column.ID, false, 40, List.of())));

    private final String sheet;
    private final List<Heading> headings;

    RosterColumns(String sheet, List<Heading> headings) {
        this.sheet = sheet;
        this.headings = headings;
    }

    /**
     * @param required the column, not each of its cells: what a cell must hold depends on the row
     * @param offered what its cells can be chosen from; empty for anything
     */
    record Heading(String title, boolean required, int width, List<String> offered) {
        boolean takesSeveral() {
            return title.equals(Column.CATEGORIES) || title.equals(Column.POSTS);
        }
    }

    String sheet() {
        return sheet;
    }

    List<Heading> headings() {
        return headings;
    }

    boolean knows(String title) {
        return headings.stream().anyMatch(heading -> heading.title().equals(title));
    }
}
