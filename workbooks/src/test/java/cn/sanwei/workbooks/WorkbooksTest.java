package cn.sanwei.workbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.workbooks.SheetCell.Kind;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbooksTest {
    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, 2024-03-05",
        "yyyy/m/d;@, 2024-03-05",
        "'yyyy\"年\"m\"月\"d\"日\"', 2024-03-05",
        "'[$-804]yyyy\"年\"m\"月\"', 2024-03",
        "General, 45356",
        "0.00, 45356",
        "'\"days\"0', 45356"
    })
    void the_format_of_a_number_says_whether_it_is_a_day_a_month_or_a_number(String format, String text) {
        SheetCell cell = cell(sheet -> {
            sheet.value(0, 0, 45356);
            sheet.style(0, 0).format(format).set();
        });

        assertThat(cell.text()).isEqualTo(text);
    }

    @Test
    void a_day_with_a_time_is_its_day_and_keeps_the_time_beside_it() {
        SheetCell cell = cell(sheet -> {
            sheet.value(0, 0, LocalDate.of(2024, 3, 5).atTime(14, 30));
            sheet.style(0, 0).format("yyyy-mm-dd hh:mm").set();
        });

        assertThat(cell).isEqualTo(new SheetCell(Kind.DATE, "2024-03-05", LocalTime.of(14, 30)));
        assertThat(cell.withTime()).isEqualTo("2024-03-05 14:30");
    }

    @Test
    void a_telephone_number_that_was_typed_as_a_number_keeps_its_digits() {
        assertThat(cell(sheet -> sheet.value(0, 0, 13_800_000_001L)).text()).isEqualTo("13800000001");
    }

    @Test
    void a_number_without_end_is_not_written_out() {
        assertThat(cell(sheet -> sheet.value(0, 0, 1e300)).text().length()).isLessThan(1_100);
        assertThat(cell(sheet -> sheet.value(0, 0, 1e-300)).text().length()).isLessThan(1_100);
    }

    @Test
    void a_formula_is_said_to_be_one_and_a_text_that_looks_like_one_is_a_text() {
        assertThat(cell(sheet -> sheet.formula(0, 0, "1+1")).kind()).isEqualTo(Kind.FORMULA);
        assertThat(cell(sheet -> sheet.value(0, 0, "=1+1"))).isEqualTo(new SheetCell(Kind.TEXT, "=1+1"));
    }

    @Test
    void sheets_that_nobody_sees_and_lines_with_nothing_in_them_are_passed_over() {
        byte[] file = file(workbook -> {
            Worksheet hidden = workbook.newWorksheet("选项");
            hidden.value(0, 0, "x");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            Worksheet sheet = workbook.newWorksheet("党员");
            sheet.value(0, 0, "姓名");
            sheet.value(1, 0, "  ");
            sheet.value(4, 1, "张三");
        });

        List<SheetPage> pages = Workbooks.read(file, SheetBounds.ofRows(10));
        assertThat(pages).extracting(SheetPage::name).containsExactly("党员");
        assertThat(pages.getFirst().lines()).extracting(SheetPage.Line::number).containsExactly(1, 5);
        assertThat(pages.getFirst().lines().getLast().at(1).text()).isEqualTo("张三");
        assertThat(pages.getFirst().lines().getLast().at(7).isEmpty()).isTrue();
    }

    @Test
    void a_workbook_without_styles_is_read_too() {
        byte[] file = plain("<row r='1'><c r='A1'><v>45356</v></c></row>");

        List<SheetPage> pages = Workbooks.read(file, SheetBounds.ofRows(10));
        assertThat(pages.getFirst().lines().getFirst().at(0)).isEqualTo(new SheetCell(Kind.NUMBER, "45356"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1048577", "9999999", "x"})
    void a_row_that_no_sheet_has_is_refused(String number) {
        byte[] file = plain("<row r='" + number + "'><c><v>1</v></c></row>");

        assertThatThrownBy(() -> Workbooks.read(file, SheetBounds.ofRows(10)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refused -> assertThat(refused.getDetail()).contains("损坏"));
    }

    @Test
    void a_line_of_more_columns_than_anybody_fills_in_is_refused_and_empty_ones_do_not_count() {
        assertThatThrownBy(() -> cell(sheet -> sheet.value(0, 1_000, "x")))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refused -> assertThat(refused.getDetail()).contains("第 1 行超过 1000 列"));
        assertThat(cell(sheet -> {
                            sheet.value(0, 0, "x");
                            sheet.style(0, 16_000).bold().set();
                        })
                        .text())
                .isEqualTo("x");
    }

    /** One sheet, and no parts but those that must be there. */
    private static byte[] plain(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "http://schemas.openxmlformats.org/package/2006/content-types";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + types + "'><Default Extension='xml' ContentType='application/xml'/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='" + relations + "'><Relationship Id='r1' Type='" + office
                            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + main + "' xmlns:r='" + office
                            + "'><sheets><sheet name='党员' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='" + relations + "'><Relationship Id='r1' Type='" + office
                            + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + main + "'><sheetData>" + rows + "</sheetData></worksheet>");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static SheetCell cell(Consumer<Worksheet> fill) {
        byte[] file = file(workbook -> fill.accept(workbook.newWorksheet("一")));
        return Workbooks.read(file, SheetBounds.ofRows(10))
                .getFirst()
                .lines()
                .getFirst()
                .at(0);
    }

    private static byte[] file(Consumer<Workbook> fill) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Test", "1.0")) {
            fill.accept(workbook);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }
}
