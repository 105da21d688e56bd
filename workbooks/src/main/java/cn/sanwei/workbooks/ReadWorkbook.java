package cn.sanwei.workbooks;

import java.util.List;
import java.util.Optional;

/**
 * A workbook that was sent in.
 *
 * @param pages all that it has, as they came, for the way back
 * @param sheets those of the forms that it has, in the forms' order
 */
public record ReadWorkbook(List<SheetPage> pages, List<ReadSheet> sheets) {
    public ReadWorkbook {
        pages = List.copyOf(pages);
        sheets = List.copyOf(sheets);
    }

    public Optional<ReadSheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.form().name().equals(name)).findFirst();
    }
}
