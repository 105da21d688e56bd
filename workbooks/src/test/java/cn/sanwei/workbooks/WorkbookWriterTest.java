package cn.sanwei.workbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetForm.Holds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookWriterTest {
    private static final String LIST_SHEET = "xl/worksheets/sheet3.xml";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x\",\"张三\")"})
    void what_begins_like_a_formula_is_a_text_and_stays_one_when_it_is_edited(String text) throws IOException {
        byte[] table = WorkbookWriter.write(List.of(NewSheet.table("表", List.of(text), List.of(text), rows(text))));
        byte[] form = WorkbookWriter.write(List.of(
                NewSheet.of(new SheetForm("表", List.of(Column.optional("姓名", text))), rows(text)),
                new Notes("说明", text, List.of(text), List.of(List.of(text)))));

        for (byte[] bytes : List.of(table, form)) {
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
                List<Row> read = workbook.getFirstSheet().read();
                assertThat(read.getLast().getCell(0).getType()).isEqualTo(CellType.STRING);
                assertThat(read.getLast().getCellText(0)).isEqualTo(text);
            }
            assertThat(part(bytes, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
            assertThat(part(bytes, "xl/styles.xml")).contains("formatCode=\"@\"");
        }
        assertThat(part(form, "xl/worksheets/sheet2.xml")).doesNotContain("<f>");
    }

    @Test
    void points_are_numbers_days_are_days_and_what_is_not_there_is_an_empty_cell() throws IOException {
        byte[] bytes = WorkbookWriter.write(List.of(NewSheet.table(
                "表",
                List.of("标题"),
                List.of("姓名", "分", "名次", "日期"),
                List.of(Arrays.asList(null, new BigDecimal("5.50"), 3, LocalDate.of(2026, 3, 6))))));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> read = workbook.getFirstSheet().read();
            assertThat(read.get(0).getCellText(0)).isEqualTo("标题");
            assertThat(read.get(2).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("5.5");
            assertThat(read.get(2).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("3");
            assertThat(read.get(2).getCellAsDate(3).orElseThrow().toLocalDate()).isEqualTo("2026-03-06");
            assertThat(read.get(2).getOptionalCell(0)).isEmpty();
        }
    }

    @Test
    void a_value_of_which_nobody_has_said_how_it_looks_is_not_written() {
        NewSheet sheet = NewSheet.table("表", List.of(), List.of("标题"), List.of(List.of(1.5)));

        assertThatThrownBy(() -> WorkbookWriter.write(List.of(sheet)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Double");
    }

    @Test
    void a_template_has_its_headings_in_place_its_lists_on_a_hidden_sheet_and_its_hints_beside_them()
            throws IOException {
        SheetForm organisations = new SheetForm("党组织", List.of(Column.required("名称", "in full")));
        SheetForm members = new SheetForm(
                "党员",
                List.of(
                        Column.required("姓名", ""),
                        Column.required("党组织", "").namedOn("党组织"),
                        Column.required("状态", "").only(List.of("正式党员", "预备党员")),
                        Column.optional("类别", "").offering(List.of("退休")),
                        Column.required("起始日期", "").holding(Holds.DAY).wide(14)));

        byte[] bytes =
                WorkbookWriter.write(List.of(NewSheet.of(organisations, List.of()), NewSheet.of(members, List.of())));

        String sheet = part(bytes, "xl/worksheets/sheet2.xml");
        assertThat(sheet)
                .contains("state=\"frozen\"")
                .containsPattern("党组织[^<]*!\\$A\\$2:\\$A\\$20000")
                .containsPattern("可选项[^<]*!\\$A\\$1:\\$A\\$2")
                .containsPattern("可选项[^<]*!\\$B\\$1:\\$B\\$1")
                .contains("width=\"14");
        assertThat(part(bytes, LIST_SHEET)).isNotEmpty();
        assertThat(part(bytes, "xl/workbook.xml")).contains("hidden");
        assertThat(part(bytes, "xl/comments1.xml")).contains("in full");
        assertThat(Workbooks.read(bytes, SheetBounds.ofRows(10)))
                .extracting(page -> page.lines().getFirst().at(0).text())
                .containsExactly("名称*", "姓名*");
    }

    @Test
    void a_column_is_as_wide_as_what_stands_in_it() throws IOException {
        byte[] bytes = WorkbookWriter.write(
                List.of(NewSheet.table("表", List.of(), List.of("姓名", "说明"), List.of(List.of("张三", "参加主题党日活动一次两分")))));

        assertThat(part(bytes, "xl/worksheets/sheet1.xml"))
                .contains("width=\"10")
                .contains("width=\"26");
    }

    private static List<List<Object>> rows(String text) {
        return List.of(List.of(text));
    }

    private String part(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
