package cn.sanwei.points.rosterfile;

import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.Words;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.SheetForm.Holds;
import java.util.List;

/** The two sheets as they are laid out. What a column that must be there holds in a row depends on the row. */
final class RosterForms {
    private static final int WIDTH_OF_NAMES = 34;
    private static final int WIDTH_OF_WORDS = 14;
    private static final int WIDTH_OF_LISTS = 18;
    private static final int WIDTH_OF_IDS = 40;

    static final SheetForm ORGANISATIONS = new SheetForm(
            RosterSheet.ORGANISATIONS,
            List.of(
                    required(Column.ORGANISATION_NAME).wide(WIDTH_OF_NAMES),
                    optional(Column.PARENT).wide(WIDTH_OF_NAMES),
                    required(Column.LEVEL).wide(WIDTH_OF_WORDS).only(Words.LEVELS.offered()),
                    required(Column.SECTOR).wide(WIDTH_OF_WORDS).only(Words.SECTORS.offered()),
                    required(Column.FROM).wide(WIDTH_OF_WORDS).holding(Holds.DAY),
                    optional(Column.ID).wide(WIDTH_OF_IDS)));
    static final SheetForm MEMBERS = new SheetForm(
            RosterSheet.MEMBERS,
            List.of(
                    required(Column.NAME).wide(WIDTH_OF_WORDS),
                    required(Column.ORGANISATION).wide(WIDTH_OF_NAMES).namedOn(RosterSheet.ORGANISATIONS),
                    required(Column.STATUS).wide(WIDTH_OF_WORDS).only(Words.STATUS.offered()),
                    // Several may stand in one cell of these, so the lists are an offer.
                    optional(Column.CATEGORIES).wide(WIDTH_OF_LISTS).offering(Words.CATEGORIES.offered()),
                    optional(Column.POSTS).wide(WIDTH_OF_LISTS).offering(Words.POSTS.offered()),
                    optional(Column.PHONE).wide(WIDTH_OF_LISTS),
                    required(Column.FROM).wide(WIDTH_OF_WORDS).holding(Holds.DAY),
                    optional(Column.ID).wide(WIDTH_OF_IDS)));

    static final List<SheetForm> ALL = List.of(ORGANISATIONS, MEMBERS);

    private RosterForms() {}

    private static SheetForm.Column required(String title) {
        return SheetForm.Column.required(title, "");
    }

    private static SheetForm.Column optional(String title) {
        return SheetForm.Column.optional(title, "");
    }
}
